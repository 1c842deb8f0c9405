import { sql } from "drizzle-orm";
import type { PatternContext } from "./pattern.ts";

export interface DiscountHabits {
  /** Of what they paid, in orders with a discount. */
  spendShare: number;
  averageWith: number;
  /** Of an order at full price; null without one. */
  averageWithout: number | null;
  /** The last order at full price. */
  lastWithout: string | null;
}

/** What some customers buy with and without a discount, up to the day of the profiles. */
export async function readDiscountHabits(
  { tx, asOf }: Pick<PatternContext, "tx" | "asOf">,
  customerKeys: readonly number[],
): Promise<ReadonlyMap<number, DiscountHabits>> {
  if (customerKeys.length === 0) return new Map();
  const { rows } = await tx.execute<DiscountHabits & { key: number } & Record<string, unknown>>(sql`
    select customer_key as key,
      coalesce(round(sum(gross) filter (where discount > 0) / nullif(sum(gross), 0), 4), 0)::float8 as "spendShare",
      coalesce(avg(gross) filter (where discount > 0), 0)::float8 as "averageWith",
      (avg(gross) filter (where discount = 0))::float8 as "averageWithout",
      max(ordered_on) filter (where discount = 0) as "lastWithout"
    from orders
    where customer_key = any(${sql.param(customerKeys)}::int[]) and lines > 0 and not cancelled
      and ordered_on <= ${asOf}::date
    group by customer_key`);
  return new Map(rows.map(({ key, ...habits }) => [key, habits]));
}
