import { sql } from "drizzle-orm";
import { profileSource } from "../search/profile-source.ts";
import type { PatternContext } from "./pattern.ts";

/** Days from the first to the second purchase day of those who came back. */
export interface TimeToSecondOrder {
  /** How many were looked at. */
  customers: number;
  quartile: number;
  median: number;
  upperQuartile: number;
  /** 9 of 10 who came back had done so. */
  late: number;
}

/** Twice as many tell no more. */
const mostLookedAt = 2000;
const fewest = 10;

/**
 * Measured on customers whose first purchase lies half of the shop's time or a year back, whichever is shorter: of
 * newer ones only the quick have come back so far. Of 4,000 or more who came back only some 2,000 to 4,000 are looked
 * at, taken by a hash of their key. Null where fewer than 10 came back.
 */
export async function measureTimeToSecondOrder({
  tx,
  run,
  asOf,
}: Pick<PatternContext, "tx" | "run" | "asOf">): Promise<TimeToSecondOrder | null> {
  const { rows: spans } = await tx.execute<{ days: number | null; repeaters: number }>(sql`
    select ${asOf}::date - min(p.first_order_on) as days, count(*) filter (where p.purchase_days > 1) as repeaters
    from ${profileSource(run)}`);
  const { days = 0, repeaters = 0 } = spans[0] ?? {};
  const oneIn = Math.max(1, Math.floor(repeaters / mostLookedAt));
  const { rows } = await tx.execute<{ customers: number; at: number[] | null }>(sql`
    select count(*) as customers,
      percentile_disc(array[0.25, 0.5, 0.75, 0.9]) within group (order by second.on - back.first_order_on) as at
    from (
      select p.customer_key, p.first_order_on from ${profileSource(run)}
      where p.purchase_days > 1 and p.first_order_on <= ${asOf}::date - ${Math.min(365, Math.floor((days ?? 0) / 2))}::int
        and (hashint4(p.customer_key)::bigint + 2147483648) % ${oneIn}::int = 0
    ) back cross join lateral (
      select o.ordered_on as on from orders o
      where o.customer_key = back.customer_key and o.ordered_on > back.first_order_on and o.ordered_on <= ${asOf}::date
        and o.lines > 0 and not o.cancelled
      order by o.ordered_on limit 1
    ) second`);
  const [row] = rows;
  const [quartile, median, upperQuartile, late] = row?.at ?? [];
  if (!row || row.customers < fewest || quartile === undefined || median === undefined) return null;
  if (upperQuartile === undefined || late === undefined) return null;
  return { customers: row.customers, quartile, median, upperQuartile, late };
}
