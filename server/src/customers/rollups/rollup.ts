import { type SQL, sql } from "drizzle-orm";
import { shopDays } from "./shop-days.ts";

/** A table of figures by month or day, each a sum over what customers and guests' orders bring to it. */
export interface Rollup {
  table: string;
  keys: string[];
  /** Its other columns. */
  figures: string[];
  /** A row without these does not exist. */
  unless: SQL;
  /** What the orders (or order_lines) that `which` picks bring to it, one row a key. */
  select: (which: SQL) => SQL;
}

const month = sql`date_trunc('month', ordered_on::timestamp)::date`;
const sold = sql`lines > 0 and not cancelled`;

const shopMonths: Rollup = {
  table: "shop_months",
  keys: ["month"],
  figures: [
    "orders",
    "customers",
    "lines",
    "gross",
    "discount",
    "returned",
    "return_lines",
    "return_orders",
    "cancelled_orders",
    "guest_orders",
    "guest_lines",
    "guest_gross",
    "guest_returned",
  ],
  unless: sql`orders = 0 and return_orders = 0 and cancelled_orders = 0 and guest_orders = 0 and guest_returned = 0`,
  select: (which) => sql`
    select ${month} as month,
      count(*) filter (where known and ${sold}) as orders,
      count(distinct customer_key) filter (where ${sold}) as customers,
      coalesce(sum(lines) filter (where known and not cancelled), 0) as lines,
      coalesce(sum(gross) filter (where known and not cancelled), 0) as gross,
      coalesce(sum(discount) filter (where known and not cancelled), 0) as discount,
      coalesce(sum(returned) filter (where known and not cancelled), 0) as returned,
      coalesce(sum(return_lines) filter (where known and not cancelled), 0) as return_lines,
      count(*) filter (where known and not cancelled and return_lines > 0) as return_orders,
      count(*) filter (where cancelled) as cancelled_orders,
      count(*) filter (where not known and ${sold}) as guest_orders,
      coalesce(sum(lines) filter (where not known and not cancelled), 0) as guest_lines,
      coalesce(sum(gross) filter (where not known and not cancelled), 0) as guest_gross,
      coalesce(sum(returned) filter (where not known and not cancelled), 0) as guest_returned
    from (select *, customer_key is not null as known from orders where ${which}) placed
    group by 1`,
};

const productMonths: Rollup = {
  table: "product_months",
  keys: ["product_key", "month"],
  figures: ["orders", "known_orders", "customers", "units", "revenue", "discount", "returned_units", "returned"],
  unless: sql`units = 0 and returned_units = 0`,
  select: (which) => sql`
    select product_key, ${month} as month,
      count(distinct order_key) filter (where not is_return) as orders,
      count(distinct order_key) filter (where not is_return and customer_key is not null) as known_orders,
      count(distinct customer_key) filter (where not is_return) as customers,
      coalesce(sum(quantity) filter (where not is_return), 0) as units,
      coalesce(sum(total) filter (where not is_return), 0) as revenue,
      coalesce(sum(discount) filter (where not is_return), 0) as discount,
      coalesce(sum(quantity) filter (where is_return), 0) as returned_units,
      coalesce(sum(total) filter (where is_return), 0) as returned
    from order_lines where product_key is not null and not cancelled and ${which}
    group by 1, 2`,
};

const cohortMonths: Rollup = {
  table: "cohort_months",
  keys: ["cohort", "months_later"],
  figures: ["customers", "orders", "gross"],
  unless: sql`customers = 0`,
  select: (which) => sql`
    select cohort,
      (extract(year from month) * 12 + extract(month from month)
        - extract(year from cohort) * 12 - extract(month from cohort))::smallint as months_later,
      count(*) as customers, sum(orders) as orders, sum(gross) as gross
    from (
      select customer_key, month, orders, gross, min(month) over (partition by customer_key) as cohort
      from (
        select customer_key, ${month} as month, count(*) as orders, sum(gross) as gross
        from orders where ${sold} and customer_key is not null and ${which}
        group by 1, 2
      ) months
    ) placed
    group by 1, 2`,
};

export const rollups: readonly Rollup[] = [shopMonths, shopDays, productMonths, cohortMonths];
