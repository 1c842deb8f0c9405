import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { decimalText } from "./decimal.ts";
import type { ParsedLiveOrder } from "./live-order.ts";
import type { OrderGroup } from "./order-group.ts";
import type { ZoneClock } from "./zone-clock.ts";

interface Replacement {
  order: ParsedLiveOrder;
  groups: OrderGroup[];
  clock: ZoneClock;
  /** Ids of the order and of every return order of it, there or to come; those not in `groups` are deleted. */
  known: string[];
}

/** Writes a live order and its return orders in place of what is there of them, in the caller's transaction. */
export async function replaceOrders(tx: Pick<Database["orm"], "execute">, replacement: Replacement): Promise<void> {
  const { order, groups, clock, known } = replacement;
  const { customer } = order;
  if (customer) {
    await tx.execute(sql`
      insert into customers as c (id, email, name) values (${customer.id}, ${customer.email}, ${customer.name})
      on conflict (id) do update set email = coalesce(excluded.email, c.email), name = coalesce(excluded.name, c.name)
        where (coalesce(excluded.email, c.email), coalesce(excluded.name, c.name)) is distinct from (c.email, c.name)`);
  }
  const lines = [order, ...order.refunds].flatMap(({ lines }) => lines);
  const products = lines.map(({ productId, productName, category }) => ({
    id: productId ?? productName,
    name: productName,
    category,
  }));
  await tx.execute(sql`
    insert into products as p (id, name, category)
    select id, max(name), max(category)
    from jsonb_to_recordset(${JSON.stringify(products)}) as t(id text, name text, category text)
    where id is not null group by id order by id
    on conflict (id) do update set name = coalesce(excluded.name, p.name), category = coalesce(excluded.category, p.category)
      where (coalesce(excluded.name, p.name), coalesce(excluded.category, p.category)) is distinct from (p.name, p.category)`);
  const ids = sql.param(known);
  await tx.execute(sql`
    delete from order_lines where order_key in (select key from orders where id = any(${ids}::text[]))`);
  const kept = sql.param(groups.map(({ id }) => id));
  await tx.execute(sql`delete from orders where id = any(${ids}::text[]) and not id = any(${kept}::text[])`);
  await tx.execute(sql`
    insert into orders (id, customer_key, ordered_at, ordered_on, cancelled, lines, gross, discount, return_lines, returned,
      updated_at)
    select t.id, (select key from customers where id = ${customer?.id ?? null}), t.at, t.day, t.cancelled, t.lines, t.gross,
      t.discount, t.return_lines, t.returned,
      case when t.id = ${order.id} then ${order.updatedAt?.toISOString() ?? null}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(groups.map((group) => toHead(group, clock)))}) as t(id text, at timestamptz,
      day date, cancelled boolean, lines integer, gross numeric, discount numeric, return_lines integer, returned numeric)
    on conflict (id) do update set customer_key = excluded.customer_key, ordered_at = excluded.ordered_at,
      ordered_on = excluded.ordered_on, cancelled = excluded.cancelled, lines = excluded.lines, gross = excluded.gross,
      discount = excluded.discount, return_lines = excluded.return_lines, returned = excluded.returned,
      updated_at = coalesce(excluded.updated_at, orders.updated_at)`);
  await tx.execute(sql`
    insert into order_lines (order_key, line_key, customer_key, product_key, ordered_on, is_return, cancelled, quantity,
      total, discount)
    select o.key, t.key, o.customer_key, p.key, o.ordered_on, t.is_return, o.cancelled, t.quantity, t.total, t.discount
    from jsonb_to_recordset(${JSON.stringify(groups.flatMap(toLines))}) as t(order_id text, key bigint, product text,
      is_return boolean, quantity numeric, total numeric, discount numeric)
    join orders o on o.id = t.order_id
    left join products p on p.id = t.product`);
}

function toHead({ id, momentMs, cancelled, lines }: OrderGroup, clock: ZoneClock) {
  const sold = lines.filter(({ isReturn }) => !isReturn);
  const returned = lines.filter(({ isReturn }) => isReturn);
  return {
    id,
    at: new Date(momentMs).toISOString(),
    day: clock.dayOf(momentMs),
    cancelled,
    lines: sold.length,
    gross: decimalText(sold.reduce((sum, { total }) => sum + total, 0)),
    discount: decimalText(sold.reduce((sum, { discount }) => sum + discount, 0)),
    return_lines: returned.length,
    returned: decimalText(returned.reduce((sum, { total }) => sum + total, 0)),
  };
}

const toLines = ({ id, lines }: OrderGroup) =>
  lines.map(({ lineKey, productId, isReturn, quantity, total, discount }) => ({
    order_id: id,
    key: lineKey,
    product: productId,
    is_return: isReturn,
    quantity: decimalText(quantity),
    total: decimalText(total),
    discount: decimalText(discount),
  }));
