import { type SQL, sql } from "drizzle-orm";
import { inScope, type ProfileScope } from "./profile-scope.ts";

/**
 * SQL: what a customer bought on a day, one row a customer, product and day: on how many days so far (`nth`), the days
 * since the day before (`gap`), and the natural logarithm of the unit prices paid, weighted by spend.
 */
export function selectBought(day: SQL, scope: ProfileScope): SQL {
  return sql`
    select *,
      case when product_key is not null
        then row_number() over (partition by customer_key, product_key order by ordered_on) end as nth,
      ordered_on - lag(ordered_on) over (partition by customer_key, product_key order by ordered_on) as gap
    from (
      select customer_key, product_key, ordered_on,
        count(*)::float8 as lines,
        sum(quantity) as units,
        coalesce(sum(total) filter (where total > 0 and quantity > 0), 0) as spend,
        coalesce(sum(total * ln(total / quantity)) filter (where total > 0 and quantity > 0), 0) as spend_log_price
      from (
        select customer_key, product_key, ordered_on, quantity::float8 as quantity, total::float8 as total
        from order_lines
        where ${inScope(scope)} and ordered_on <= ${day} and not is_return and not cancelled
        offset 0
      ) lines
      group by customer_key, product_key, ordered_on
    ) days`;
}
