import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { asMoney } from "./as-number.ts";

export interface ShopOverview {
  customers: number;
  orders: number;
  lines: number;
  grossRevenue: number;
  discounts: number;
  returnsValue: number;
  returnLines: number;
  returnOrders: number;
  cancelledOrders: number;
  guests: { orders: number; lines: number; grossRevenue: number; returnsValue: number };
  products: number;
  categories: number;
  /** Of counted orders of known customers. */
  firstOrderAt: Date | null;
  lastOrderAt: Date | null;
  discovery: { run: number; at: Date; asOf: string; archetypes: number; confidence: string | null } | null;
}

interface Row extends Record<string, unknown> {
  customers: number;
  orders: number;
  lines: number;
  gross: string;
  discount: string;
  returned: string;
  return_lines: number;
  return_orders: number;
  cancelled_orders: number;
  guest_orders: number;
  guest_lines: number;
  guest_gross: string;
  guest_returned: string;
  products: number;
  categories: number;
  first_at: string | null;
  last_at: string | null;
}

/** The whole shop in figures, from the rollups: known customers, and guests and cancelled orders apart. */
export async function readShopOverview({ orm }: Pick<Database, "orm">): Promise<ShopOverview> {
  const { rows } = await orm.execute<Row>(sql`
    select (select coalesce(sum(customers), 0) from cohort_months where months_later = 0) as customers,
      (select count(*) from products) as products,
      (select count(distinct category) from products) as categories,
      (select min(ordered_at) from orders where customer_key is not null and lines > 0 and not cancelled
        and ordered_on = (select ordered_on from orders where customer_key is not null and lines > 0 and not cancelled
          order by ordered_on limit 1)) as first_at,
      (select max(ordered_at) from orders where customer_key is not null and lines > 0 and not cancelled
        and ordered_on = (select ordered_on from orders where customer_key is not null and lines > 0 and not cancelled
          order by ordered_on desc limit 1)) as last_at,
      coalesce(sum(orders), 0) as orders, coalesce(sum(lines), 0) as lines, coalesce(sum(gross), 0) as gross,
      coalesce(sum(discount), 0) as discount, coalesce(sum(returned), 0) as returned,
      coalesce(sum(return_lines), 0) as return_lines, coalesce(sum(return_orders), 0) as return_orders,
      coalesce(sum(cancelled_orders), 0) as cancelled_orders, coalesce(sum(guest_orders), 0) as guest_orders,
      coalesce(sum(guest_lines), 0) as guest_lines, coalesce(sum(guest_gross), 0) as guest_gross,
      coalesce(sum(guest_returned), 0) as guest_returned
    from shop_months`);
  const [row] = rows;
  if (!row) throw new Error("an aggregate answers one row");
  return {
    customers: row.customers,
    orders: row.orders,
    lines: row.lines,
    grossRevenue: asMoney(row.gross),
    discounts: asMoney(row.discount),
    returnsValue: asMoney(row.returned),
    returnLines: row.return_lines,
    returnOrders: row.return_orders,
    cancelledOrders: row.cancelled_orders,
    guests: {
      orders: row.guest_orders,
      lines: row.guest_lines,
      grossRevenue: asMoney(row.guest_gross),
      returnsValue: asMoney(row.guest_returned),
    },
    products: row.products,
    categories: row.categories,
    firstOrderAt: row.first_at === null ? null : new Date(row.first_at),
    lastOrderAt: row.last_at === null ? null : new Date(row.last_at),
    discovery: await readDiscovery({ orm }),
  };
}

async function readDiscovery({ orm }: Pick<Database, "orm">): Promise<ShopOverview["discovery"]> {
  const { rows } = await orm.execute<{ id: number; at: string; as_of: string; confidence: string; archetypes: number }>(
    sql`select id, coalesce(finished_at, started_at) as at, as_of, confidence,
        (select count(*) from archetypes a where a.run_id = r.id) as archetypes
      from discovery_runs r where is_current and id > 0`,
  );
  const [run] = rows;
  if (!run) return null;
  const { id, at, as_of: asOf, confidence, archetypes } = run;
  return { run: id, at: new Date(at), asOf, archetypes, confidence };
}
