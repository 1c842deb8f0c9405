import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { asMoney } from "./as-number.ts";
import type { Period } from "./period.ts";
import { selectShopMonths } from "./select-shop-months.ts";

export interface ShopMonth {
  /** `YYYY-MM` */
  month: string;
  orders: number;
  customers: number;
  revenue: number;
  guestRevenue: number;
}

/** The shop month by month: known customers, and guests' revenue apart. */
export async function readShopMonths({ orm }: Pick<Database, "orm">, period: Period): Promise<ShopMonth[]> {
  const { rows } = await orm.execute<{
    month: string;
    orders: number;
    customers: number;
    gross: string;
    guest_gross: string;
  }>(sql`select month, orders, customers, gross, guest_gross from (${selectShopMonths(period)}) as sold
    where orders > 0 or guest_orders > 0 order by month`);
  return rows.map(({ month, orders, customers, gross, guest_gross: guests }) => ({
    month: month.slice(0, 7),
    orders,
    customers,
    revenue: asMoney(gross),
    guestRevenue: asMoney(guests),
  }));
}
