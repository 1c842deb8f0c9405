import { sql } from "drizzle-orm";
import type { Database } from "../../../storage/database.ts";
import { dayOf } from "../../day-number.ts";
import type { EventWindow } from "./shop-events.ts";

/** A window of so many orders is counted one by one; of more, one customer in so many is looked for and scaled up. */
const countedOrders = 50_000;

/** Known customers who ordered in each of some windows of so many orders, up to and with a day. */
export async function countWindowCustomers(
  { orm }: Pick<Database, "orm">,
  { windows, asOfDay }: { windows: readonly (EventWindow & { orders: number })[]; asOfDay: number },
): Promise<number[]> {
  const asked = windows.map(({ start, end, orders }, place) => ({
    place,
    first: dayOf(start),
    last: dayOf(Math.min(end - 1, asOfDay)),
    nth: Math.max(1, Math.ceil(orders / countedOrders)),
  }));
  const { rows } = await orm.execute<{ customers: number }>(sql`
    select nth * (select count(distinct customer_key) from orders
      where ordered_on between w.first and w.last and lines > 0 and not cancelled and customer_key % nth = 0)::int
      as customers
    from jsonb_to_recordset(${JSON.stringify(asked)}) as w(place int, first date, last date, nth int) order by place`);
  return rows.map(({ customers }) => customers);
}
