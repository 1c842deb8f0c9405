import { axes } from "../axes.ts";
import { irregularityPlace } from "../outlook/foretell-next-purchase.ts";
import type { CurrentRun } from "../search/current-run.ts";
import { dominantColumn, searchSelectList, searchTable } from "../search/search-table.ts";
import { rowFigures } from "./predict-row.ts";

/**
 * A text as a spreadsheet may have it: one that would be read as a formula gets an apostrophe before it, and so does
 * one that begins with such an apostrophe already, so that taking one off gives every text back.
 */
const safeText = (expression: string) =>
  `case when (${expression}) ~ '^''*[=+\\-@\\t\\r\\uff1d\\uff0b\\uff0d\\uff20]' then '''' || (${expression}) else ${expression} end`;

const columns: readonly (readonly [name: string, expression: string])[] = [
  ["customer_id", safeText("c.id")],
  ["archetype", "a.name"],
  ["archetype_id", "a.id"],
  ...axes.map((axis, at) => [axis, `run.names_${at}[p.${dominantColumn(at)} + 1]`] as const),
  ["ltv", "p.ltv"],
  ["aov", "p.aov"],
  ["order_count", "p.order_count"],
  ["recency_days", "p.as_of - p.last_order_on"],
  ["tenure_days", "p.as_of - p.first_order_on"],
  ["avg_days_between", "p.average_gap_days"],
  ["return_rate", "p.return_rate"],
  ["discount_share", "p.discount_share"],
  ["gross_revenue", "p.gross"],
  ["returns_value", "p.returned"],
  ["first_order_on", "p.first_order_on"],
  ["last_order_on", "p.last_order_on"],
  ["currency", "s.currency"],
  ["as_of", "p.as_of"],
];

/**
 * SQL without parameters, for COPY: a row a customer of the run, in the order of their ids, the figures that predictions
 * are made from last. @param riskTenths SQL on a row of the search table as p.
 */
export function selectProfileRows({ id, indexed }: Pick<CurrentRun, "id" | "indexed">, riskTenths: string): string {
  const all = [...columns, ...rowFigures(riskTenths, irregularityPlace)];
  const names = axes.map(
    (_, at) => `array(select ${safeText("segment->>'name'")}
      from jsonb_array_elements(r.axes->${at}->'segments') with ordinality as segments(segment, place) order by place) as names_${at}`,
  );
  const source = indexed ? searchTable(id) : `(select ${searchSelectList} from customer_profiles_${id})`;
  return `
    with run as materialized (
      select ${names.join(", ")} from (select 1) one left join discovery_runs r on r.id = ${id}
    )
    select ${all.map(([name, expression]) => `${expression} as ${name}`).join(", ")}
    from ${source} p
    join customer_profiles_${id} f on f.customer_key = p.customer_key
    join customers c on c.key = p.customer_key
    cross join run
    left join shop s on true
    left join (
      select no, ${safeText("id")} as id, ${safeText("name")} as name from archetypes where run_id = ${id}
    ) a on a.no = p.archetype_no
    order by c.id`;
}
