import { sql } from "drizzle-orm";
import { DateTime } from "luxon";
import type { Database } from "../../src/storage/database.ts";

export interface PlacedLine {
  product: string;
  /** Kept when the product was seen with one before. */
  category?: string | undefined;
  /** Default 1. */
  quantity?: number;
  /** Paid for the line after discounts or, with `return`, given back; positive. */
  total: number;
  /** Default 0. */
  discount?: number;
  return?: boolean;
}

export interface PlacedOrder {
  /** Default `o<n>`. An id that is there already is replaced whole. */
  id?: string;
  /** Null: a guest. */
  customer: string | null;
  /** A local time or a day of the shop (then noon), or a moment with its zone. */
  at: string;
  cancelled?: boolean;
  lines: PlacedLine[];
}

interface ShopSettings {
  currency?: string;
  timezone?: string;
  /** Who somebody is; people without an order are made too. */
  people?: { id: string; name?: string; email?: string }[];
}

/**
 * Seeds a shop: customers, products, orders and their lines with the sums an import would have kept. Refreshes
 * nothing that is derived from them. Call it again to add or replace orders.
 */
export async function placeOrders(
  { orm }: { orm: Pick<Database["orm"], "transaction"> },
  placed: PlacedOrder[],
  { currency = "GBP", timezone = "Europe/London", people = [] }: ShopSettings = {},
): Promise<void> {
  await orm.transaction(async (tx) => {
    const { rows } = await tx.execute<{ seen: number }>(sql`select count(*) as seen from orders`);
    const seen = rows[0]?.seen ?? 0;
    const orders = placed.map((order, index) => ({
      id: order.id ?? `o${seen + index + 1}`,
      customer: order.customer,
      cancelled: order.cancelled ?? false,
      at: toMoment(order.at, timezone),
    }));
    const lines = placed.flatMap((order, index) =>
      order.lines.map((line, place) => ({
        orderId: orders[index]?.id,
        place,
        product: line.product,
        category: line.category ?? null,
        quantity: line.quantity ?? 1,
        total: line.total,
        discount: line.discount ?? 0,
        isReturn: line.return ?? false,
      })),
    );
    await tx.execute(sql`
      insert into shop (currency, timezone) values (${currency}, ${timezone}) on conflict do nothing`);
    await tx.execute(sql`
      insert into customers (id, name, email)
      select id, max(name), max(email)
      from jsonb_to_recordset(${JSON.stringify([...people, ...orders.map(({ customer }) => ({ id: customer }))])})
        as t(id text, name text, email text)
      where id is not null group by id order by min(length(id)), id
      on conflict (id) do update
        set name = coalesce(excluded.name, customers.name), email = coalesce(excluded.email, customers.email)`);
    await tx.execute(sql`
      insert into products (id, name, category)
      select product, product, max(category)
      from jsonb_to_recordset(${JSON.stringify(lines)}) as t(product text, category text) group by product
      order by product
      on conflict (id) do update set category = coalesce(excluded.category, products.category)`);
    await tx.execute(sql`
      delete from order_lines where order_key in (
        select o.key from orders o
        join jsonb_to_recordset(${JSON.stringify(orders)}) as t(id text) on t.id = o.id)`);
    await tx.execute(sql`
      insert into orders (id, customer_key, ordered_at, ordered_on, cancelled)
      select o.id, c.key, o.at, (o.at at time zone ${timezone})::date, o.cancelled
      from jsonb_to_recordset(${JSON.stringify(orders)}) as o(id text, customer text, cancelled boolean, at timestamptz)
      left join customers c on c.id = o.customer
      order by o.at, o.id
      on conflict (id) do update set customer_key = excluded.customer_key, ordered_at = excluded.ordered_at,
        ordered_on = excluded.ordered_on, cancelled = excluded.cancelled`);
    await tx.execute(sql`
      insert into order_lines
        (order_key, line_key, customer_key, product_key, ordered_on, is_return, cancelled, quantity, total, discount)
      select o.key, l.place, o.customer_key, p.key, o.ordered_on, l."isReturn", o.cancelled, l.quantity, l.total,
        l.discount
      from jsonb_to_recordset(${JSON.stringify(lines)})
        as l("orderId" text, place bigint, product text, quantity numeric, total numeric, discount numeric,
          "isReturn" boolean)
      join orders o on o.id = l."orderId"
      join products p on p.id = l.product`);
    await tx.execute(sql`
      update orders o set lines = s.lines, gross = s.gross, discount = s.discount, return_lines = s.return_lines,
        returned = s.returned
      from (
        select t.id,
          count(l.*) filter (where not l.is_return) as lines,
          coalesce(sum(l.total) filter (where not l.is_return), 0) as gross,
          coalesce(sum(l.discount) filter (where not l.is_return), 0) as discount,
          count(l.*) filter (where l.is_return) as return_lines,
          coalesce(sum(l.total) filter (where l.is_return), 0) as returned
        from jsonb_to_recordset(${JSON.stringify(orders)}) as t(id text)
        join orders placed on placed.id = t.id
        left join order_lines l on l.order_key = placed.key
        group by t.id) s
      where o.id = s.id`);
  });
}

function toMoment(at: string, timezone: string): string {
  const moment = DateTime.fromISO(at.length === 10 ? `${at}T12:00` : at, { zone: timezone })
    .toUTC()
    .toISO();
  if (moment === null) throw new Error(`not a day or a time: ${at}`);
  return moment;
}
