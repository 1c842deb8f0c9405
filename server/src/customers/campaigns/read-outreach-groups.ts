import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { CurrentRun } from "../search/current-run.ts";
import { profileSource } from "../search/profile-source.ts";

export interface OutreachSizes {
  size: number;
  valueAtRisk: number;
  /** The most value at risk first. */
  customers: { customerId: string; valueAtRisk: number; ltv: number; lastOrderOn: string }[];
}

interface GroupsQuery {
  run: CurrentRun;
  /** On a row of the search table as p, with `seasons` as s; everybody belongs to the first that holds. */
  conditions: readonly SQL[];
  /** What is at risk with a customer, on p. */
  value: SQL;
  /** Customers named of each group. */
  limit: number;
  /** Rows with customer_key, joined as s. */
  seasons: SQL | null;
}

/** Four steps to each factor of e; who has nothing at risk is in the lowest. */
const stepOf = (value: SQL) => sql`(case when ${value} > 1e-6 then floor(4 * ln(${value})) else -1000 end)`;

/**
 * Sizes and first customers by the place of the condition; groups without anybody are left out. Everybody is grouped
 * once; each group is counted by steps of what is at risk, so that only the steps with its first customers are sorted.
 */
export async function readOutreachGroups(
  tx: Pick<Database["orm"], "execute">,
  { run, conditions, value, limit, seasons }: GroupsQuery,
): Promise<ReadonlyMap<number, OutreachSizes>> {
  const cases = conditions.map((condition, at) => sql`when ${condition} then ${at}::int`);
  const joined = seasons ? sql`left join (${seasons}) s on s.customer_key = p.customer_key` : sql``;
  const { rows } = await tx.execute<OutreachSizes & { group: number } & Record<string, unknown>>(sql`
    with placed as (
      select p.*, case ${sql.join(cases, sql` `)} end as "group" from ${profileSource(run)} ${joined}
    ), grouped as materialized (
      select p.customer_key, p."group", (${value})::float8 as at_risk from placed p where p."group" is not null
    ), steps as (
      select "group", ${stepOf(sql`at_risk`)} as step, count(*) as size, sum(at_risk) as at_risk from grouped group by 1, 2
    ), lowest as (
      select "group", sum(size)::int as size, sum(at_risk) as at_risk, min(step) filter (where above < ${limit}) as step
      from (
        select *, sum(size) over (partition by "group" order by step desc) - size as above from steps
      ) steps group by "group"
    ), first as (
      select g.*, row_number() over (partition by g."group" order by g.at_risk desc, g.customer_key) as place
      from grouped g join lowest l on l."group" = g."group" and ${stepOf(sql`g.at_risk`)} >= l.step
    ), chosen as materialized (
      -- The limit takes nobody away: it tells the planner how few there are.
      select * from first where place <= ${limit} limit ${conditions.length * limit}
    )
    select l."group", l.size, l.at_risk as "valueAtRisk", jsonb_agg(jsonb_build_object('customerId', c.id,
        'valueAtRisk', f.at_risk, 'ltv', p.ltv, 'lastOrderOn', p.last_order_on) order by f.place) as customers
    from lowest l
    join chosen f on f."group" = l."group"
    join customers c on c.key = f.customer_key
    join ${profileSource(run)} on p.customer_key = f.customer_key
    group by l."group", l.size, l.at_risk`);
  return new Map(rows.map(({ group, ...sizes }) => [group, sizes]));
}
