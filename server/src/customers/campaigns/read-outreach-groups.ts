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

/** Sizes and first customers by the place of the condition; groups without anybody are left out. */
export async function readOutreachGroups(
  tx: Pick<Database["orm"], "execute">,
  { run, conditions, value, limit, seasons }: GroupsQuery,
): Promise<ReadonlyMap<number, OutreachSizes>> {
  const cases = conditions.map((condition, at) => sql`when ${condition} then ${at}::int`);
  const joined = seasons ? sql`left join (${seasons}) s on s.customer_key = p.customer_key` : sql``;
  const { rows } = await tx.execute<OutreachSizes & { group: number } & Record<string, unknown>>(sql`
    with grouped as materialized (
      select customer_key, ltv, last_order_on, "group", (${value})::float8 as at_risk
      from (
        select p.*, case ${sql.join(cases, sql` `)} end as "group" from ${profileSource(run)} ${joined}
      ) p where "group" is not null
    ), sizes as (
      select "group", count(*) as size, sum(at_risk) as "valueAtRisk" from grouped group by "group"
    )
    select sizes.*, (
        select jsonb_agg(jsonb_build_object('customerId', c.id, 'valueAtRisk', first.at_risk, 'ltv', first.ltv,
          'lastOrderOn', first.last_order_on) order by first.at_risk desc, first.customer_key)
        from (
          select * from grouped g where g."group" = sizes."group" order by g.at_risk desc, g.customer_key limit ${limit}
        ) first
        join customers c on c.key = first.customer_key
      ) as customers
    from sizes`);
  return new Map(rows.map(({ group, ...sizes }) => [group, sizes]));
}
