import { type SQL, sql } from "drizzle-orm";

/**
 * SQL: everybody with a counted order up to a day, by `key`, with the lines they bought, the days from their first to
 * their last purchase day (`span`) and how many gaps lie between (`gaps`). One scan of orders.
 */
export const selectBuyers = (asOf: string): SQL => sql`
  select customer_key as key, sum(lines) as lines, max(ordered_on) - min(ordered_on) as span, count(*) - 1 as gaps
  from (
    select customer_key, ordered_on, sum(lines) as lines from orders
    where customer_key is not null and lines > 0 and not cancelled and ordered_on <= ${asOf}
    group by customer_key, ordered_on
  ) days group by customer_key`;
