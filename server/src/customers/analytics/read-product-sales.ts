import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { asMoney, shareOf } from "./as-number.ts";
import { growthOf, type MonthComparison } from "./compare-months.ts";
import type { Period } from "./period.ts";
import { selectProductMonths } from "./select-product-months.ts";

export const productSorts = ["revenue", "units", "orders", "returns", "rising", "falling"] as const;
export type ProductSort = (typeof productSorts)[number];

export interface ProductSales {
  key: number;
  id: string;
  name: string | null;
  category: string | null;
  units: number;
  revenue: number;
  revenueShare: number;
  orders: number;
  /** What a unit was sold for on average. */
  price: number;
  returnedUnits: number;
  returnsValue: number;
  returnRate: number;
  growth: number | null;
}

export interface ProductSalesQuery {
  period: Period;
  /** Null: all products. */
  productKey: number | null;
  /** Null: any. */
  category: string | null;
  comparison: MonthComparison | null;
  sort: ProductSort;
  limit: number;
  offset: number;
}

interface Row extends Record<string, unknown> {
  product_key: number;
  total: number;
  units: string;
  revenue: string;
  orders: number;
  returned_units: string;
  returned: string;
  recent: string;
  previous: string;
  everything: string;
  id: string;
  name: string | null;
  category: string | null;
}

/** Rising and falling: by what their revenue changed in money, since a share of little says little. */
const orders: Record<ProductSort, ReturnType<typeof sql>> = {
  revenue: sql`revenue desc`,
  units: sql`units desc`,
  orders: sql`orders desc`,
  returns: sql`returned desc`,
  rising: sql`recent - previous desc`,
  falling: sql`recent - previous`,
};

/** What products sold to everybody, guests among them, in the order asked for; ties by product. */
export async function readProductSales(
  { orm }: Pick<Database, "orm">,
  { period, productKey, category, comparison, sort, limit, offset }: ProductSalesQuery,
): Promise<{ items: ProductSales[]; total: number }> {
  const { recent, previous } = comparison ?? { recent: nothing, previous: nothing };
  const { rows } = await orm.execute<Row>(sql`
    with sold as materialized (
      select product_key, sum(units) as units, sum(revenue) as revenue, sum(orders) as orders,
        sum(returned_units) as returned_units, sum(returned) as returned,
        coalesce(sum(revenue) filter (where month >= ${recent.start}::date and month < ${recent.end}::date), 0) as recent,
        coalesce(sum(revenue) filter (where month >= ${previous.start}::date and month < ${previous.end}::date), 0) as previous
      from (${selectProductMonths(period)}) as sold group by 1
    ), page as (
      select s.*, p.id, p.name, p.category, count(*) over () as total from sold s join products p on p.key = s.product_key
      where (${productKey}::int is null or s.product_key = ${productKey}) and (${category}::text is null or p.category = ${category})
        and (s.orders > 0 or s.returned > 0)
      order by ${orders[sort]}, product_key limit ${limit} offset ${offset}
    )
    select page.*, (select coalesce(sum(revenue), 0) from sold) as everything from page
    order by ${orders[sort]}, product_key`);
  return { total: rows[0]?.total ?? 0, items: rows.map(toSales) };
}

function toSales(row: Row): ProductSales {
  const revenue = Number(row.revenue);
  const units = Number(row.units);
  return {
    key: row.product_key,
    id: row.id,
    name: row.name,
    category: row.category,
    units,
    revenue: asMoney(row.revenue),
    revenueShare: shareOf(revenue, Number(row.everything)),
    orders: row.orders,
    price: units === 0 ? 0 : asMoney(String(revenue / units)),
    returnedUnits: Number(row.returned_units),
    returnsValue: asMoney(row.returned),
    returnRate: Math.min(1, shareOf(Number(row.returned), revenue)),
    growth: growthOf(Number(row.recent), Number(row.previous)),
  };
}

const nothing = { start: null, end: null };
