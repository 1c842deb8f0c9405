import { type SQL, sql } from "drizzle-orm";
import type { Period } from "./period.ts";
import { inPeriod, splitPeriod } from "./split-period.ts";

/**
 * What the shop sold on exactly the days of a period: whole months from the rollup, the days at its ends from their
 * orders. Columns: month, orders, customers, lines, gross (of known customers),
 * guest_orders, guest_gross.
 */
export function selectShopMonths(period: Period): SQL {
  const { months, days } = splitPeriod(period);
  const parts = [
    ...(months
      ? [
          sql`select month, orders, customers, lines, gross, guest_orders, guest_gross
            from shop_months where ${inPeriod(sql`month`, months)}`,
        ]
      : []),
    ...days.map(
      (range) => sql`select date_trunc('month', ordered_on)::date as month,
          count(*) filter (where customer_key is not null)::int as orders,
          count(distinct customer_key)::int as customers,
          coalesce(sum(lines) filter (where customer_key is not null), 0)::int as lines,
          coalesce(sum(gross) filter (where customer_key is not null), 0) as gross,
          count(*) filter (where customer_key is null)::int as guest_orders,
          coalesce(sum(gross) filter (where customer_key is null), 0) as guest_gross
        from orders where ${inPeriod(sql`ordered_on`, range)} and lines > 0 and not cancelled
        group by 1`,
    ),
  ];
  return sql.join(parts, sql` union all `);
}
