import { sql } from "drizzle-orm";
import type { Database } from "../../../storage/database.ts";
import { asMoney, asShare, shareOf } from "../../analytics/as-number.ts";
import { dayOf } from "../../day-number.ts";
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

/** A product, or else a category. */
interface Row extends Record<string, unknown> {
  id: string | null;
  name: string | null;
  category: string | null;
  revenue: number;
  whole: number;
  /** Of a product. */
  yearly: number | null;
}

/** What a window of past days sold most, beside the twelve months up to its last one. */
export async function readWindowSales(
  { orm }: Pick<Database, "orm">,
  { start, end }: EventWindow,
  orders: number,
): Promise<WindowSales> {
  const nth = Math.max(1, Math.ceil(orders / readOrders));
  const [{ rows }, ofYear] = await Promise.all([
    orm.execute<Row>(sql`
      with sold as materialized (
        select l.product_key, sum(l.total) as revenue
        from orders o join order_lines l on l.order_key = o.key
        where o.ordered_on >= ${dayOf(start)}::date and o.ordered_on < ${dayOf(end)}::date and not o.cancelled
          and o.lines > 0 and o.key % ${nth} = 0 and not l.is_return and l.product_key is not null
        group by 1
      ), best as (
        (select product_key as key, null::text as category, revenue from sold order by revenue desc, 1 limit ${shown})
        union all
        (select null, p.category, sum(s.revenue) from sold s join products p on p.key = s.product_key
          where p.category is not null group by p.category order by 3 desc, 2 limit ${shown})
      )
      select p.id, p.name, best.category, best.revenue::float8 as revenue, (select sum(revenue) from sold)::float8 as whole,
        (select sum(m.revenue)::float8 from product_months m where m.product_key = best.key and ${inYearTo(end)}) as yearly
      from best left join products p using (key) order by best.revenue desc, p.id, best.category`),
    readYear({ orm }, end),
  ]);
  const salesOf = ({ category, revenue, whole, yearly }: Row): Sales => {
    const share = shareOf(revenue, whole);
    const usual = shareOf(category === null ? (yearly ?? 0) : (ofYear.byCategory.get(category) ?? 0), ofYear.whole);
    return {
      revenue: asMoney(String(revenue * nth)),
      share,
      lift: usual > 0 ? asShare(share / usual - 1) : null,
    };
  };
  return {
    sampleShare: 1 / nth,
    products: rows.flatMap((row) => (row.id === null ? [] : [{ id: row.id, name: row.name, ...salesOf(row) }])),
    categories: rows.flatMap((row) => (row.category === null ? [] : [{ category: row.category, ...salesOf(row) }])),
  };
}

/** The twelve months up to the one a window ends in. */
const inYearTo = (
  end: number,
) => sql`month > date_trunc('month', ${dayOf(end - 1)}::date::timestamp) - interval '12 months'
  and month <= ${dayOf(end - 1)}::date`;

async function readYear(
  { orm }: Pick<Database, "orm">,
  end: number,
): Promise<{ whole: number; byCategory: Map<string | null, number> }> {
  const { rows } = await orm.execute<{ category: string | null; revenue: number }>(sql`
    select p.category, sum(m.revenue)::float8 as revenue
    from product_months m join products p on p.key = m.product_key where ${inYearTo(end)} group by 1`);
  return {
    whole: rows.reduce((sum, { revenue }) => sum + revenue, 0),
    byCategory: new Map(rows.map(({ category, revenue }) => [category, revenue])),
  };
}
