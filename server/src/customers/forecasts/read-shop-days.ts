import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { dayNumber } from "../day-number.ts";

/** The shop day by day, without gaps, from its first order to the day of the answer. */
export interface ShopDays {
  currency: string | null;
  timezone: string;
  /** Null in a shop without orders up to that day; then the series are empty. */
  asOf: string | null;
  /** `asOf` was asked for at the discovery: later orders are left out. */
  pinned: boolean;
  /** Days since 1970-01-01 of the first order. */
  firstDay: number;
  /** Counted orders of everybody, guests among them. */
  orders: Float64Array;
  /** What was paid for them, before returns. */
  revenue: Float64Array;
  newCustomers: Float64Array;
  lapsedCustomers: Float64Array;
  /** At the end of the day: known customers with an order in the last 90 days. */
  activeCustomers: Float64Array;
}

interface Row extends Record<string, unknown> {
  day: string;
  orders: number;
  revenue: number;
  fresh: number;
  regained: number;
  lapsed: number;
}

/** As of the day that the current discovery was asked for, else of the last order. Reads one row a day. */
export async function readShopDays({ orm }: Pick<Database, "orm">): Promise<ShopDays> {
  const { rows: facts } = await orm.execute<{
    currency: string | null;
    timezone: string | null;
    pinned: string | null;
    last: string | null;
  }>(sql`
    select (select currency from shop) as currency, (select timezone from shop) as timezone,
      (select as_of from discovery_runs where is_current and pinned) as pinned,
      (select max(day) from shop_days where orders + guest_orders > 0) as last`);
  const [shop] = facts;
  const asOf = shop?.pinned ?? shop?.last ?? null;
  const { rows } = await orm.execute<Row>(sql`
    select day, orders + guest_orders as orders, (gross + guest_gross)::float8 as revenue, new_customers as fresh,
      regained_customers as regained, lapsed_customers as lapsed
    from shop_days where day <= ${asOf}::date order by day`);
  const [first] = rows;
  const firstDay = first ? dayNumber(first.day) : 0;
  const days = first && asOf !== null ? dayNumber(asOf) - firstDay + 1 : 0;
  const series = (of: (row: Row) => number) => {
    const values = new Float64Array(days);
    for (const row of rows) values[dayNumber(row.day) - firstDay] = of(row);
    return values;
  };
  const change = series(({ fresh, regained, lapsed }) => fresh + regained - lapsed);
  let active = 0;
  return {
    currency: shop?.currency ?? null,
    timezone: shop?.timezone ?? "UTC",
    asOf: first ? asOf : null,
    pinned: typeof shop?.pinned === "string",
    firstDay,
    orders: series(({ orders }) => orders),
    revenue: series(({ revenue }) => revenue),
    newCustomers: series(({ fresh }) => fresh),
    lapsedCustomers: series(({ lapsed }) => lapsed),
    activeCustomers: change.map((added) => (active += added)),
  };
}
