import { sql } from "drizzle-orm";
import type { Database } from "../../../storage/database.ts";
import { dayOf } from "../../outlook/day-number.ts";
import type { EventWindow } from "./shop-events.ts";

/** Known customers who ordered in each of some windows, up to and with a day. */
export async function countWindowCustomers(
  { orm }: Pick<Database, "orm">,
  { windows, asOfDay }: { windows: readonly EventWindow[]; asOfDay: number },
): Promise<number[]> {
  const { rows } = await orm.execute<{ customers: number }>(sql`
    select (select count(distinct customer_key) from orders
      where ordered_on between w.first and w.last and lines > 0 and not cancelled)::int as customers
    from jsonb_to_recordset(${JSON.stringify(
      windows.map(({ start, end }, place) => ({ place, first: dayOf(start), last: dayOf(Math.min(end - 1, asOfDay)) })),
    )}) as w(place int, first date, last date) order by place`);
  return rows.map(({ customers }) => customers);
}
