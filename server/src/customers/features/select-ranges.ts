import { type SQL, sql } from "drizzle-orm";
import { irregularity, priorGaps } from "./irregularity.ts";
import type { ProfileScope } from "./profile-scope.ts";

/**
 * SQL over `bought`: how broadly and how repeatedly a customer buys, one row a customer. A line without a product counts
 * in `units` only. Where no product of the shop has a category, each product stands for one; where some have, those
 * without are one more.
 */
export function selectRanges(day: SQL, scope: ProfileScope): SQL {
  return sql`
    select customer_key,
      sum(units) as units,
      sum(lines) as lines,
      sum(repeat_lines) as repeat_lines,
      ln(sum(lines)) - sum(lines * ln(lines)) / sum(lines) as category_entropy,
      max(lines) / sum(lines) as top_category_share,
      count(*) filter (where lines > 0 and first_on > customer_first_on) as later_categories,
      sum(priced_spend) as priced_spend,
      sum(spend_log_price) as spend_log_price,
      max(most_rebought) as most_rebought
    from (
      select customer_key, category,
        sum(units) as units,
        sum(lines) filter (where product_key is not null) as lines,
        sum(repeat_lines) as repeat_lines,
        min(first_on) as first_on,
        min(min(first_on)) over (partition by customer_key) as customer_first_on,
        sum(spend) filter (where usual_log_price is not null) as priced_spend,
        sum(spend_log_price - spend * usual_log_price) as spend_log_price,
        max(array[days, -product_key, regularity]) filter (where regularity is not null) as most_rebought
      from (${selectProducts(day, scope)}) products
      group by customer_key, category
    ) categories
    group by customer_key`;
}

/** One row a customer and product, with its category and what it usually costs: its mean in the months before the day's. */
function selectProducts(day: SQL, scope: ProfileScope): SQL {
  // For some customers their products are looked up, for a range all are read.
  const only = "customerKeys" in scope ? sql`and product_key in (select product_key from bought)` : sql``;
  return sql`
    select b.*, m.usual_log_price,
      case when p.category is not null then p.category
        when (select exists (select from products where category is not null)) then ''
        else b.product_key::text end as category
    from (
      select customer_key, product_key,
        count(*) as days,
        min(ordered_on) as first_on,
        sum(lines) as lines, sum(units) as units, sum(spend) as spend, sum(spend_log_price) as spend_log_price,
        sum(lines) filter (where nth > 1) as repeat_lines,
        case when count(gap) > 0 and product_key is not null then
          count(gap)::float8 / (count(gap) + ${sql.raw(String(priorGaps))})
          * (1 - ${irregularity(sql`count(gap)`, sql`sum(gap)`, sql`sum(gap * gap)`)}) / 2
        end as regularity
      from bought group by customer_key, product_key
    ) b
    left join products p on p.key = b.product_key
    left join (
      select product_key, ln(sum(revenue)::float8 / sum(units)::float8) as usual_log_price
      from product_months where month < date_trunc('month', ${day}::timestamp) ${only}
      group by product_key having sum(revenue) > 0 and sum(units) > 0
    ) m using (product_key)`;
}
