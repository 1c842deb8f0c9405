import { sql } from "drizzle-orm";
import type { Rollup } from "./rollup.ts";

/** Without an order for more days than these a customer is counted as lapsed, from the day after them on. */
export const activeDays = 90;

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
      select day, 0, 0, 0, 0, count(*) filter (where event = 'new'), count(*) filter (where event = 'regained'),
        count(*) filter (where event = 'lapsed')
      from (
        select customer_key, ordered_on, lag(ordered_on) over visits as before, lead(ordered_on) over visits as after
        from (select distinct customer_key, ordered_on from orders
          where ${sold} and customer_key is not null and ${which}) days
        window visits as (partition by customer_key order by ordered_on)
      ) visits cross join lateral (values
        (ordered_on, case when before is null then 'new'
          when ordered_on - before > ${sql.raw(String(activeDays))} then 'regained' end),
        (ordered_on + ${sql.raw(String(activeDays + 1))},
          case when after is null or after - ordered_on > ${sql.raw(String(activeDays))} then 'lapsed' end)
      ) as events(day, event)
      where event is not null group by 1
    ) parts
    group by 1`,
};
