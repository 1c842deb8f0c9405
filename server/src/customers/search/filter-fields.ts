import { type SQL, sql } from "drizzle-orm";
import { strengths } from "../axes.ts";
import { riskTenths } from "../churn/risk-tenths.ts";
import { noPurchaseSql } from "../outlook/no-purchase-sql.ts";
import { usualHorizonDays } from "../outlook/outlook-columns.ts";
import type { CurrentRun } from "./current-run.ts";
import { matchArchetype } from "./find-archetype.ts";
import { dominantColumn } from "./search-table.ts";

/**
 * One field that a filter may name. `expression` is on a row of the search table as p or, with `ofCustomer`, on a row
 * of customers as c; it is never made of what a caller wrote.
 */
export type FilterField = {
  expression: SQL;
  /** Some have no value. */
  nullable?: boolean;
  /** The search table has an index in its order. */
  ordered?: boolean;
  /** A whole number in the table: compared as one where the value is one, so that indexes and statistics apply. */
  whole?: boolean;
} & (
  | { kind: "number" | "date" }
  /** Values by name, and the number each stands for. */
  | { kind: "choice"; choices: readonly string[]; numberOf: (name: string) => number | undefined }
  /** `equalsByIndex`: an index of its own finds who equals a text. */
  | { kind: "text"; ofCustomer: true; exactCase: boolean; equalsByIndex: boolean }
  /** `expression` is true or false of everybody. */
  | { kind: "flag" }
);

const number = (
  expression: string,
  more: { nullable?: boolean; ordered?: boolean; whole?: boolean } = {},
): FilterField => ({
  kind: "number",
  expression: sql.raw(expression),
  ...more,
});
const date = (expression: string): FilterField => ({ kind: "date", expression: sql.raw(expression) });
const text = (expression: string, nullable: boolean, equalsByIndex: boolean): FilterField => ({
  kind: "text",
  ofCustomer: true,
  exactCase: !nullable,
  equalsByIndex,
  expression: sql.raw(expression),
  nullable,
});

const fields: Record<string, FilterField> = {
  ltv: number("p.ltv", { ordered: true }),
  aov: number("p.aov"),
  order_count: number("p.order_count", { ordered: true, whole: true }),
  recency_days: number("(p.as_of - p.last_order_on)", { ordered: true, whole: true }),
  tenure_days: number("(p.as_of - p.first_order_on)", { whole: true }),
  avg_days_between: number("p.average_gap_days", { nullable: true }),
  return_rate: number("p.return_rate"),
  discount_share: number("p.discount_share"),
  gross_revenue: number("p.gross"),
  returns_value: number("p.returned"),
  purchase_days: number("p.purchase_days", { whole: true }),
  units: number("p.units"),
  lines: number("p.lines", { whole: true }),
  first_order_on: date("p.first_order_on"),
  last_order_on: date("p.last_order_on"),
  customer_id: text("c.id", false, true),
  name: text("c.name", true, false),
  email: text("c.email", true, true),
  // Said of those without, who have an index of their own and are the fewer in most shops.
  has_email: {
    kind: "flag",
    expression: sql`(not exists (select from customers c where c.key = p.customer_key and c.email is null))`,
  },
};

/** The fields of metrics and dates, which an answer can also be sorted by; `nullable` ones come last without a value. */
export function sortFields(run: RunFields): ReadonlyMap<string, FilterField> {
  return new Map(
    [...Object.entries(fields), ...riskFields(run)].filter(([, { kind }]) => kind === "number" || kind === "date"),
  );
}

type RunFields = Pick<CurrentRun, "axes" | "predictor">;

/** Computed of each row, within 90 days. Where the run predicts nothing, the probability is nobody's. */
const riskFields = (run: RunFields): [string, FilterField][] => [
  ["risk_score", { kind: "number", expression: sql`(${riskTenths(run)} / 10::float8)` }],
  [
    "probability_no_purchase",
    {
      kind: "number",
      nullable: true,
      expression: run.predictor ? noPurchaseSql(run.predictor, usualHorizonDays) : sql`null::float8`,
    },
  ],
];

/** What else a field may be called. */
export const fieldAliases: ReadonlyMap<string, string> = new Map([
  ["first_order_at", "first_order_on"],
  ["last_order_at", "last_order_on"],
  ["archetype_id", "archetype"],
]);

/** Every field that a filter may name in this run, in the order in which they are listed to people. */
export function filterFields(run: RunFields & Pick<CurrentRun, "archetypes">): ReadonlyMap<string, FilterField> {
  const { archetypes, axes } = run;
  const archetype: FilterField = {
    kind: "choice",
    nullable: true,
    expression: sql`p.archetype_no`,
    choices: archetypes.map(({ id }) => id),
    numberOf: (name) => matchArchetype(archetypes, name)?.no,
  };
  const ofAxes = axes.flatMap(({ axis, segments }, at): [string, FilterField][] => [
    [axis, choice(sql.raw(`p.${dominantColumn(at)}`), segments)],
    [`${axis}.strength`, choice(sql.raw(`((p.strengths >> ${at * 2}) & 3)`), strengths)],
  ]);
  return new Map([...Object.entries(fields), ...riskFields(run), ["archetype", archetype], ...ofAxes]);
}

const choice = (expression: SQL, choices: readonly string[]): FilterField => ({
  kind: "choice",
  expression,
  choices,
  numberOf: (name) => (choices.includes(name) ? choices.indexOf(name) : undefined),
});
