import { sql } from "drizzle-orm";
import type { Rollup } from "./rollup.ts";

/** Without an order for more days than these a customer is counted as lapsed, from the day after them on. */
const activeDays = 90;

const allowed = sql.raw(String(activeDays));
const sold = sql`lines > 0 and not cancelled`;

/**
 * What the shop sold day by day, and how its active customers changed: who ordered first, who came back after more
 * than 90 days, and who went out on the 91st day without an order. A day on which somebody lapses may be yet to come.
 */
export const shopDays: Rollup = {
  table: "shop_days",
  keys: ["day"],
  figures: [
    "orders",
    "gross",
    "guest_orders",
    "guest_gross",
    "new_customers",
    "regained_customers",
    "lapsed_customers",
  ],
  unless: sql`orders = 0 and guest_orders = 0 and new_customers = 0 and regained_customers = 0
    and lapsed_customers = 0`,
  // Several orders of a day need no merging: between them lie no days, so nothing is counted twice.
  select: (which) => sql`
    select day, sum(orders)::int as orders, sum(gross) as gross, sum(guest_orders)::int as guest_orders,
      sum(guest_gross) as guest_gross, sum(new_customers)::int as new_customers,
      sum(regained_customers)::int as regained_customers, sum(lapsed_customers)::int as lapsed_customers
    from (
      select ordered_on as day, count(customer_key) as orders,
        coalesce(sum(gross) filter (where customer_key is not null), 0) as gross,
        count(*) - count(customer_key) as guest_orders,
        coalesce(sum(gross) filter (where customer_key is null), 0) as guest_gross,
        0 as new_customers, 0 as regained_customers, 0 as lapsed_customers
      from orders where ${sold} and ${which} group by 1
      union all
      select event.day, 0, 0, 0, 0, event.fresh, event.regained, event.lapsed
      from (
        select ordered_on, count(*) filter (where gap is null) as fresh,
          count(*) filter (where gap > ${allowed}) as regained,
          count(*) filter (where wait is null or wait > ${allowed}) as lapsed
        from (
          select ordered_on, ordered_on - lag(ordered_on) over visits as gap,
            lead(ordered_on) over visits - ordered_on as wait
          from orders where ${sold} and customer_key is not null and ${which}
          window visits as (partition by customer_key order by ordered_on)
        ) visits group by 1
      ) days cross join lateral (values
        (ordered_on, fresh, regained, 0), (ordered_on + ${allowed} + 1, 0, 0, lapsed)
      ) as event(day, fresh, regained, lapsed)
    ) parts
    group by 1`,
};
