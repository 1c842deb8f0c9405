import type { ClientBase } from "pg";

export interface MergeOptions {
  /** The file's lines have ids: what it says of an order replaces what was known, and does not only add to it. */
  replaces: boolean;
  /** The file says what is cancelled. */
  knowsCancelled: boolean;
}

export interface MergedCounts {
  newLines: number;
  changedLines: number;
  changedOrders: number;
}

/**
 * Brings the orders that are there already to what the file adds to them, and their sums with them. Leaves
 * `changed_orders` (key, customer_key, customer_was).
 */
export async function mergeKnownOrders(client: ClientBase, options: MergeOptions): Promise<MergedCounts> {
  const { replaces, knowsCancelled } = options;
  const first = replaces ? "s" : "o";
  const second = replaces ? "o" : "s";
  await client.query(`
    create temporary table merged_orders on commit drop as
    select s.no, o.key, o.customer_key as customer_was,
      coalesce(${first}.customer_key, ${second}.customer_key) as customer_key,
      ${replaces ? "s.ordered_at" : "least(o.ordered_at, s.ordered_at)"} as ordered_at,
      ${replaces ? "s.ordered_on" : "least(o.ordered_on, s.ordered_on)"} as ordered_on,
      ${knowsCancelled ? "s.cancelled" : "o.cancelled"} as cancelled
    from placed_orders s join orders o on o.key = s.key where s.known`);
  await client.query(`
    create temporary table changed_lines (order_key bigint not null, is_new boolean not null) on commit drop`);
  await client.query(`
    create temporary table changed_orders (key bigint primary key, customer_key integer, customer_was integer)
    on commit drop`);
  const { rows } = await client.query<{ changed: boolean }>(`select exists (select from merged_orders) as changed`);
  if (rows[0]?.changed !== true) return { newLines: 0, changedLines: 0, changedOrders: 0 };
  await client.query(`analyze merged_orders`);
  await mergeLines(client);
  await mergeHeads(client);
  const { rows: counts } = await client.query<MergedCounts>(`
    select (select count(*) from changed_lines where is_new) as "newLines",
      (select count(*) from changed_lines where not is_new) as "changedLines",
      (select count(*) from changed_orders) as "changedOrders"`);
  return counts[0] ?? { newLines: 0, changedLines: 0, changedOrders: 0 };
}

async function mergeLines(client: ClientBase): Promise<void> {
  // What is there and the same is left out before the insert: a conflict found there costs a write.
  await client.query(`
    with written as (
      insert into order_lines (order_key, line_key, customer_key, product_key, ordered_on, is_return, cancelled,
        quantity, total, discount)
      select m.key, l.line_key, m.customer_key, p.key, m.ordered_on, l.is_return, m.cancelled, l.quantity, l.total,
        l.discount
      from staged_lines l
      join merged_orders m on m.no = l.order_no
      left join products p on p.id = l.product_id
      left join order_lines t on t.order_key = m.key and t.line_key = l.line_key
      where t.order_key is null or (t.product_key, t.is_return, t.quantity, t.total, t.discount) is distinct from
        (p.key, l.is_return, l.quantity::numeric(14, 3), l.total::numeric(18, 4), l.discount::numeric(18, 4))
      order by m.key, l.line_key
      on conflict (order_key, line_key) do update set product_key = excluded.product_key,
        is_return = excluded.is_return, quantity = excluded.quantity, total = excluded.total, discount = excluded.discount
      returning order_key, xmax = 0 as is_new
    )
    insert into changed_lines select order_key, is_new from written`);
}

async function mergeHeads(client: ClientBase): Promise<void> {
  await client.query(`
    insert into changed_orders
    select m.key, m.customer_key, m.customer_was
    from merged_orders m join orders o on o.key = m.key
    where (m.customer_key, m.ordered_at, m.ordered_on, m.cancelled)
        is distinct from (o.customer_key, o.ordered_at, o.ordered_on, o.cancelled)
      or m.key in (select order_key from changed_lines)`);
  await client.query(`
    update order_lines l set customer_key = m.customer_key, ordered_on = m.ordered_on, cancelled = m.cancelled
    from merged_orders m join changed_orders c on c.key = m.key
    where l.order_key = m.key and (l.customer_key, l.ordered_on, l.cancelled)
      is distinct from (m.customer_key, m.ordered_on, m.cancelled)`);
  await client.query(`
    update orders o set customer_key = m.customer_key, ordered_at = m.ordered_at, ordered_on = m.ordered_on,
      cancelled = m.cancelled, lines = w.lines, gross = w.gross, discount = w.discount,
      return_lines = w.return_lines, returned = w.returned
    from merged_orders m
    join changed_orders c on c.key = m.key
    cross join lateral (
      select count(*) filter (where not is_return) as lines,
        coalesce(sum(total) filter (where not is_return), 0) as gross,
        coalesce(sum(l.discount) filter (where not is_return), 0) as discount,
        count(*) filter (where is_return) as return_lines,
        coalesce(sum(total) filter (where is_return), 0) as returned
      from order_lines l where l.order_key = m.key
    ) w
    where o.key = m.key`);
}
