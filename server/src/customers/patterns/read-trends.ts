import { sql } from "drizzle-orm";
import { profileSource } from "../search/profile-source.ts";
import type { PatternContext } from "./pattern.ts";
import { fewestEvents, type PurchaseTrend, purchaseTrend } from "./purchase-trend.ts";
import type { TrendWindow } from "./trend-window.ts";

export interface TrendingCustomer extends PurchaseTrend {
  key: number;
  ltv: number;
  /** |z|. */
  strength: number;
}

/** Of the normal distribution at a chance of 0.07: no trend with a p of 0.05 lies below it. */
const leastZ = 1.48;

/**
 * Everybody with a trend one way at a level, the strongest first, and how many were tested. Only orders of the window
 * are read, of customers who bought in its second half; who shows no trend in calendar time does not leave Postgres.
 */
export async function readTrends(
  { tx, run, asOf }: Pick<PatternContext, "tx" | "run" | "asOf">,
  { window: { from, to, clock }, direction, level }: { window: TrendWindow; direction: 1 | -1; level: number },
): Promise<{ tested: number; trends: TrendingCustomer[] }> {
  const days = to - from + 1;
  // Half a million orders are read sooner by two.
  await tx.execute(sql`select set_config('parallel_tuple_cost', '0.01', true)`);
  const { rows } = await tx.execute<{ key: number; ltv: number; first: number; days: string; tested: number }>(sql`
    with counted as materialized (
      select customer_key,
        (avg((ordered_on - begin)::float8 + 0.5) / (${asOf}::date + 1 - min(begin)) - 0.5) * sqrt(12.0 * count(*)) as z
      from (
        select o.customer_key, o.ordered_on,
          min(greatest(p.first_order_on + 1, date '1970-01-01' + ${from}::int)) as begin
        from ${profileSource(run)} join orders o on o.customer_key = p.customer_key
        where p.purchase_days >= ${fewestEvents}::int and p.last_order_on > ${asOf}::date - ${Math.floor(days / 2)}::int
          and o.ordered_on between date '1970-01-01' + ${from}::int and ${asOf}::date
          and o.ordered_on > p.first_order_on and o.lines > 0 and not o.cancelled
        group by o.customer_key, o.ordered_on
      ) visits group by customer_key having count(*) >= ${fewestEvents}::int
    )
    select p.customer_key as key, p.ltv, p.first_order_on - date '1970-01-01' as first, visits.days,
      (select count(*) from counted) as tested
    from counted c join ${profileSource(run)} using (customer_key)
    cross join lateral (
      select string_agg(distinct (o.ordered_on - date '1970-01-01')::text, ',') as days from orders o
      where o.customer_key = c.customer_key
        and o.ordered_on between date '1970-01-01' + ${from}::int and ${asOf}::date and o.lines > 0 and not o.cancelled
    ) visits
    where c.z * ${direction}::int > ${leastZ}::float8
    union all select null, null, null, null, (select count(*) from counted)`);
  const tested = rows.at(-1)?.tested ?? 0;
  const trends = rows.slice(0, -1).flatMap(({ key, ltv, first, days: list }): TrendingCustomer[] => {
    const trend = purchaseTrend(
      {
        days: list
          .split(",")
          .map(Number)
          .toSorted((a, b) => a - b),
        firstDay: first,
        from,
        to,
      },
      clock,
    );
    if (!trend || trend.p > level || trend.z * direction <= 0 || trend.after === 0) return [];
    return [{ ...trend, key, ltv, strength: Math.abs(trend.z) }];
  });
  return { tested, trends: trends.toSorted((a, b) => b.strength - a.strength || a.key - b.key) };
}
