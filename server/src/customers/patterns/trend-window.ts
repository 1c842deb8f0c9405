import { sql } from "drizzle-orm";
import { dayNumber } from "../day-number.ts";
import type { PatternContext } from "./pattern.ts";
import { type MonthOfOrders, type ShopClock, shopClock } from "./shop-clock.ts";

/** The days in which trends are looked for, as numbers since 1970-01-01, both ends included. */
export interface TrendWindow {
  from: number;
  to: number;
  clock: ShopClock;
}

/** Lengths in days, the longest with no more orders than can be read at once. */
const lengths = [365, 182, 91, 56];
const mostOrders = 500_000;

/** The year up to the day of the profiles, less where the shop is younger or larger. Null without an order. */
export async function readTrendWindow({ tx, asOf }: Pick<PatternContext, "tx" | "asOf">): Promise<TrendWindow | null> {
  const { rows } = await tx.execute<{ first: string | null; last: string | null; months: MonthOfOrders[] }>(sql`
    select (select ordered_on from orders where lines > 0 and not cancelled order by ordered_on limit 1) as first,
      (select ordered_on from orders where lines > 0 and not cancelled order by ordered_on desc limit 1) as last,
      (select coalesce(jsonb_agg(jsonb_build_object('month', month, 'orders', orders) order by month), '[]')
        from shop_months) as months`);
  const [row] = rows;
  if (!row || row.first === null || row.last === null) return null;
  const to = dayNumber(asOf);
  const clock = shopClock(row.months, dayNumber(row.first), dayNumber(row.last));
  const fits = (days: number) => clock.at(to) - clock.at(to - days) <= mostOrders;
  const length = lengths.find(fits) ?? lengths.at(-1) ?? 0;
  return { from: Math.max(to - length + 1, dayNumber(row.first)), to, clock };
}
