import { sql } from "drizzle-orm";
import type { Database } from "../../../storage/database.ts";
import { asMoney, asShare, shareOf } from "../../analytics/as-number.ts";
import { dayOf } from "../../outlook/day-number.ts";
import type { EventWindow } from "./shop-events.ts";

interface Sales {
  revenue: number;
  /** Of all that was sold in the window. */
  share: number;
  /** That share over the one of the whole year, minus 1; null for what sold in no other month. */
  lift: number | null;
}

export interface WindowSales {
  products: (Sales & { id: string; name: string | null })[];
  /** Without products that have none. */
  categories: (Sales & { category: string })[];
  /** Of the window's orders that were looked at; below 1 the sums are scaled up. */
  sampleShare: number;
}

/** So many orders tell the best sellers of a window; of more every nth is read. */
const readOrders = 20_000;
const shown = 5;

interface Row extends Record<string, unknown> {
  id: string | null;
  name: string | null;
  category: string | null;
  revenue: string;
  whole: string;
  yearly: string;
  year_whole: string;
}

/** What a window of past days sold most, beside the twelve months up to its last one. */
export async function readWindowSales(
  { orm }: Pick<Database, "orm">,
  { start, end }: EventWindow,
  orders: number,
): Promise<WindowSales> {
  const nth = Math.max(1, Math.ceil(orders / readOrders));
  const { rows } = await orm.execute<Row>(sql`
    with sold as materialized (
      select l.product_key, sum(l.total) as revenue
      from orders o join order_lines l on l.order_key = o.key
      where o.ordered_on >= ${dayOf(start)}::date and o.ordered_on < ${dayOf(end)}::date and not o.cancelled
        and o.lines > 0 and o.key % ${nth} = 0 and not l.is_return and l.product_key is not null
      group by 1
    ), year as materialized (
      select product_key, sum(revenue) as revenue from product_months
      where month > date_trunc('month', ${dayOf(end - 1)}::date::timestamp) - interval '12 months'
        and month <= ${dayOf(end - 1)}::date
      group by 1
    ), whole as (
      select (select coalesce(sum(revenue), 0) from sold) as whole, (select coalesce(sum(revenue), 0) from year) as year_whole
    ), best_products as (
      select p.id, p.name, null::text as category, s.revenue, coalesce(y.revenue, 0) as yearly
      from (select * from sold order by revenue desc, product_key limit ${shown}) s
      join products p on p.key = s.product_key left join year y using (product_key)
    ), best_categories as (
      select null::text, null::text, p.category, sum(s.revenue), coalesce(sum(y.revenue), 0)
      from year y full join sold s using (product_key) join products p on p.key = product_key
      where p.category is not null group by p.category having sum(s.revenue) > 0
      order by 4 desc, 3 limit ${shown}
    )
    select * from (select * from best_products union all select * from best_categories) found cross join whole
    order by revenue desc, id, category`);
  const sampleShare = 1 / nth;
  const salesOf = ({ revenue, whole, yearly, year_whole: yearWhole }: Row): Sales => {
    const share = shareOf(Number(revenue), Number(whole));
    const usual = shareOf(Number(yearly), Number(yearWhole));
    return {
      revenue: asMoney(String(Number(revenue) * nth)),
      share,
      lift: usual > 0 ? asShare(share / usual - 1) : null,
    };
  };
  return {
    sampleShare,
    products: rows.flatMap((row) => (row.id === null ? [] : [{ id: row.id, name: row.name, ...salesOf(row) }])),
    categories: rows.flatMap((row) => (row.category === null ? [] : [{ category: row.category, ...salesOf(row) }])),
  };
}
