import { type SQL, sql } from "drizzle-orm";
import type { Period } from "./period.ts";
import { inPeriod, splitPeriod } from "./split-period.ts";

/**
 * Rows of product_months for exactly the days of a period: whole months from the rollup, the days at its ends from
 * the lines of their orders. Columns: product_key, month, orders, known_orders,
 * units, revenue, discount, returned_units, returned. Orders of one product add up over rows: an order is of one day.
 */
export function selectProductMonths(period: Period): SQL {
  const { months, days } = splitPeriod(period);
  const parts = [
    ...(months
      ? [
          sql`select product_key, month, orders, known_orders, units, revenue, discount, returned_units, returned
            from product_months where ${inPeriod(sql`month`, months)}`,
        ]
      : []),
    ...days.map(
      (range) => sql`select l.product_key, date_trunc('month', l.ordered_on)::date as month,
          count(distinct l.order_key) filter (where not l.is_return)::int as orders,
          count(distinct l.order_key) filter (where not l.is_return and l.customer_key is not null)::int as known_orders,
          coalesce(sum(l.quantity) filter (where not l.is_return), 0) as units,
          coalesce(sum(l.total) filter (where not l.is_return), 0) as revenue,
          coalesce(sum(l.discount) filter (where not l.is_return), 0) as discount,
          coalesce(sum(l.quantity) filter (where l.is_return), 0) as returned_units,
          coalesce(sum(l.total) filter (where l.is_return), 0) as returned
        from orders o join order_lines l on l.order_key = o.key
        where ${inPeriod(sql`o.ordered_on`, range)} and not l.cancelled and l.product_key is not null
        group by 1, 2`,
    ),
  ];
  return sql.join(parts, sql` union all `);
}
