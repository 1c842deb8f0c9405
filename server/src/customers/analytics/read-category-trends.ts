import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { asMoney, shareOf } from "./as-number.ts";
import { growthOf, type MonthComparison } from "./compare-months.ts";
import type { Period } from "./period.ts";
import { selectProductMonths } from "./select-product-months.ts";

export interface CategoryTrend {
  /** Null: products without one. */
  category: string | null;
  products: number;
  units: number;
  revenue: number;
  /** Of the revenue of all products in the period. */
  revenueShare: number;
  returnRate: number;
  growth: number | null;
  /** Months without a sale are left out. */
  months: { month: string; units: number; revenue: number; share: number }[];
}

interface Row extends Record<string, unknown> {
  category: string | null;
  total: number;
  products: number;
  units: string;
  revenue: string;
  returned: string;
  recent: string;
  previous: string;
  everything: string;
  months: { month: string; units: number; revenue: number; everything: number }[];
}

/** Categories by revenue of everybody, guests among them, the largest first; or the one asked for. */
export async function readCategoryTrends(
  { orm }: Pick<Database, "orm">,
  {
    period,
    category,
    comparison,
    limit,
    offset,
  }: { period: Period; category: string | null; comparison: MonthComparison | null; limit: number; offset: number },
): Promise<{ items: CategoryTrend[]; total: number }> {
  const { recent, previous } = comparison ?? { recent: nothing, previous: nothing };
  const { rows } = await orm.execute<Row>(sql`
    with sold as materialized (
      select p.category, month, count(*) filter (where revenue > 0) as products, sum(units) as units,
        sum(revenue) as revenue, sum(returned) as returned
      from (${selectProductMonths(period)}) as sold join products p on p.key = product_key group by 1, 2
    ), by_month as (select month, sum(revenue) as everything from sold group by 1),
    by_category as (
      select category, count(*) over () as total, sum(units) as units, sum(revenue) as revenue, sum(returned) as returned,
        coalesce(sum(revenue) filter (where month >= ${recent.start}::date and month < ${recent.end}::date), 0) as recent,
        coalesce(sum(revenue) filter (where month >= ${previous.start}::date and month < ${previous.end}::date), 0) as previous,
        jsonb_agg(jsonb_build_object('month', to_char(month, 'YYYY-MM'), 'units', units, 'revenue', revenue,
          'everything', everything) order by month) filter (where revenue > 0) as months
      from sold join by_month using (month)
      where ${category}::text is null or category = ${category}
      group by category having sum(revenue) > 0
      order by sum(revenue) desc, category limit ${limit} offset ${offset}
    )
    select c.*, (select count(*) from products p where p.category is not distinct from c.category) as products,
      (select coalesce(sum(everything), 0) from by_month) as everything
    from by_category c order by c.revenue desc, c.category`);
  return {
    total: rows[0]?.total ?? 0,
    items: rows.map((row) => ({
      category: row.category,
      products: row.products,
      units: Number(row.units),
      revenue: asMoney(row.revenue),
      revenueShare: shareOf(Number(row.revenue), Number(row.everything)),
      returnRate: Math.min(1, shareOf(Number(row.returned), Number(row.revenue))),
      growth: growthOf(Number(row.recent), Number(row.previous)),
      months: row.months.map(({ month, units, revenue, everything }) => ({
        month,
        units,
        revenue: asMoney(String(revenue)),
        share: shareOf(revenue, everything),
      })),
    })),
  };
}

const nothing = { start: null, end: null };
