import { type SQL, sql } from "drizzle-orm";
import { profileSource } from "../search/profile-source.ts";
import type { FoundPattern, PatternContext, PatternPosition } from "./pattern.ts";

/** A customer of a pattern: figures of the profile, and the numbers by which it belongs to it. */
export interface PatternCustomer {
  key: number;
  id: string;
  ltv: number;
  aov: number;
  orderCount: number;
  purchaseDays: number;
  recencyDays: number;
  tenureDays: number;
  averageGapDays: number | null;
  returnRate: number;
  discountShare: number;
  firstOrderOn: string;
  lastOrderOn: string;
  sortValue: number;
  /** By name, as `numbers` of the query has them. */
  numbers: Record<string, number>;
}

/** All expressions are on a row of the search table as p. */
export interface CustomerSelection {
  condition: SQL;
  /** The largest first. */
  sort: SQL;
  numbers?: Record<string, SQL>;
  /** Instead of the search table; its rows have that table's columns and are called p. */
  source?: SQL;
  /** Few meet the condition and it costs more than to keep them aside: they are found once. */
  isCostly?: boolean;
}

/** A page of the customers that meet a condition, with how many there are in all and what they brought. */
export async function selectCustomers(
  { tx, run, page: { limit, after } }: Pick<PatternContext, "tx" | "run" | "page">,
  { condition: asked, sort, numbers = {}, source: from = profileSource(run), isCostly = false }: CustomerSelection,
): Promise<{ customers: PatternCustomer[] } & Pick<FoundPattern, "total" | "revenue" | "next">> {
  const [found, source, condition] = isCostly
    ? [sql`with found as materialized (select p.* from ${from} where ${asked})`, sql`found p`, sql`true`]
    : [sql``, from, asked];
  const behind = after
    ? sql`and ((${sort})::float8 < ${after[0]}::float8
        or ((${sort})::float8 = ${after[0]}::float8 and p.customer_key > ${after[1]}::int))`
    : sql``;
  const extra = Object.entries(numbers).map(([name, value]) => sql`${name}::text, (${value})::float8`);
  const sums = sql`select count(*) as total, coalesce(sum(p.ltv), 0) as revenue from ${source} where ${condition}`;
  const { rows } = await tx.execute<PatternCustomer & { sums: Sums | null } & Record<string, unknown>>(sql`
    ${found}
    select p.customer_key as key, c.id, p.ltv, p.aov, p.order_count as "orderCount", p.purchase_days as "purchaseDays",
      p.as_of - p.last_order_on as "recencyDays", p.as_of - p.first_order_on as "tenureDays",
      p.average_gap_days as "averageGapDays", p.return_rate as "returnRate", p.discount_share as "discountShare",
      p.first_order_on as "firstOrderOn", p.last_order_on as "lastOrderOn", chosen.sort_value as "sortValue",
      jsonb_build_object(${sql.join(extra, sql`, `)}) as numbers,
      ${isCostly ? sql`(select to_jsonb(s) from (${sums}) s)` : sql`null`} as sums
    from (
      select p.customer_key as key, (${sort})::float8 as sort_value from ${source} where ${condition} ${behind}
      order by sort_value desc, p.customer_key limit ${limit + 1}
    ) chosen
    join ${source} on p.customer_key = chosen.key
    join customers c on c.key = p.customer_key
    order by chosen.sort_value desc, p.customer_key`);
  const counted = rows[0]?.sums ?? (await tx.execute<Sums>(sql`${found} ${sums}`)).rows[0];
  const customers = rows.slice(0, limit);
  const last = rows.length > limit ? customers.at(-1) : undefined;
  const next: PatternPosition | null = last ? [last.sortValue, last.key] : null;
  return { customers, total: counted?.total ?? 0, revenue: counted?.revenue ?? 0, next };
}

type Sums = Record<"total" | "revenue", number>;
