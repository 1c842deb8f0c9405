import { type SQL, sql } from "drizzle-orm";
import { irregularity } from "./irregularity.ts";
import { inScope, type ProfileScope } from "./profile-scope.ts";

/** SQL: a customer's orders up to a day, one row a customer with at least one counted order. */
export function selectVisits(day: SQL, scope: ProfileScope): SQL {
  return sql`
    select customer_key,
      min(ordered_on) filter (where orders > 0) as first_order_on,
      max(ordered_on) filter (where orders > 0) as last_order_on,
      sum(orders)::integer as order_count,
      count(*) filter (where orders > 0) as purchase_days,
      sum(lines)::integer as lines, sum(gross) as gross, sum(discount) as discount, sum(returned) as returned,
      sum(discounted_orders) as discounted_orders, sum(return_orders) as return_orders,
      ${irregularity(
        sql`count(gap) filter (where orders > 0)`,
        sql`sum(gap) filter (where orders > 0)`,
        sql`sum(gap * gap) filter (where orders > 0)`,
      )} as irregularity
    from (
      select *, ordered_on - lag(ordered_on) over (partition by customer_key, orders > 0 order by ordered_on) as gap
      from (
        select customer_key, ordered_on,
          count(*) filter (where lines > 0) as orders,
          sum(lines) as lines, sum(gross) as gross, sum(discount) as discount, sum(returned) as returned,
          count(*) filter (where lines > 0 and discount > 0) as discounted_orders,
          count(*) filter (where return_lines > 0) as return_orders
        from orders
        where ${inScope(scope)} and ordered_on <= ${day} and not cancelled
        group by customer_key, ordered_on
      ) days
    ) gaps
    group by customer_key having sum(orders) > 0`;
}
