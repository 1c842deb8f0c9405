import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { asMoney } from "./as-number.ts";
import type { Period } from "./period.ts";
import { selectProductMonths } from "./select-product-months.ts";

export interface ProductMonth {
  /** `YYYY-MM` */
  month: string;
  units: number;
  revenue: number;
  orders: number;
}

/** What one product sold month by month, to everybody; months without a sale are left out. */
export async function readProductMonths(
  { orm }: Pick<Database, "orm">,
  { period, productKey }: { period: Period; productKey: number },
): Promise<ProductMonth[]> {
  const { rows } = await orm.execute<{ month: string; units: string; revenue: string; orders: number }>(sql`
    select to_char(month, 'YYYY-MM') as month, units, revenue, orders from (${selectProductMonths(period)}) as sold
    where product_key = ${productKey} and orders > 0 order by 1`);
  return rows.map(({ month, units, revenue, orders }) => ({
    month,
    units: Number(units),
    revenue: asMoney(revenue),
    orders,
  }));
}
