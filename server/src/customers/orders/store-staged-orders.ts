import type { ClientBase } from "pg";
import { mergeKnownOrders, type MergeOptions } from "./merge-known-orders.ts";
import { settleScatteredOrders } from "./settle-scattered-orders.ts";
import type { StagedCounts } from "./stage-orders.ts";
import { withoutIndexes } from "./without-indexes.ts";

export interface StoredCounts {
  /** In the file, those that stood in several places once. */
  orders: number;
  newOrders: number;
  changedOrders: number;
  newLines: number;
  changedLines: number;
  newCustomers: number;
}

/** Lines beyond which a shop that holds little is filled before its indexes are built. */
const manyLines = 100_000;

/**
 * Merges what is staged into customers, products, orders and order_lines, all in the caller's transaction, which holds
 * the orders' lock: nobody else adds a customer or an order meanwhile. Orders that are there get what is new or
 * different; what is the same is not written. Leaves `touched_customers` (customer_key) for the rest of the transaction.
 */
export async function storeStagedOrders(
  client: ClientBase,
  staged: StagedCounts,
  options: MergeOptions,
): Promise<StoredCounts> {
  await client.query(`set local work_mem = '128MB'`);
  await client.query(`set local maintenance_work_mem = '256MB'`);
  await analyze(client, ["staged_orders", "staged_lines (order_no, line_key)"]);
  if (staged.hasScattered) await settleScatteredOrders(client);
  const fills = await fillsShop(client, staged);
  const unhindered = <T>(tables: string[], work: () => Promise<T>) =>
    fills ? withoutIndexes(client, tables, work) : work();
  const newCustomers = await unhindered(["customers"], () => storeCustomers(client));
  await storeProducts(client);
  // Without counts of what was just written, joins of millions would be planned as those of a few.
  if (fills) await analyze(client, ["customers", "products"]);
  const orders = await placeStagedOrders(client);
  const added = await unhindered(["orders", "order_lines"], () => storeNewOrders(client));
  const merged = await mergeKnownOrders(client, options);
  await client.query(`
    create temporary table touched_customers on commit drop as
    select customer_key from placed_orders where not known and customer_key is not null
    union select customer_key from changed_orders where customer_key is not null
    union select customer_was from changed_orders where customer_was is not null`);
  if (fills) await analyze(client, ["orders", "order_lines"]);
  return { ...merged, orders, newCustomers, newOrders: added.orders, newLines: added.lines + merged.newLines };
}

async function analyze(client: ClientBase, tables: string[]): Promise<void> {
  for (const table of tables) await client.query(`analyze ${table}`);
}

/** Whether the file is large and the shop holds not a tenth of it yet. */
async function fillsShop(client: ClientBase, staged: StagedCounts): Promise<boolean> {
  if (staged.lines < manyLines) return false;
  const { rows } = await client.query<{ held: number }>(
    "select count(*) as held from (select from orders limit $1) held",
    [Math.ceil(staged.orders / 10)],
  );
  return (rows[0]?.held ?? 0) * 10 < staged.orders;
}

/** Who is known gets what is new first: who comes with the file is written once, name and all. */
async function storeCustomers(client: ClientBase): Promise<number> {
  await client.query(`
    create temporary table newest_people on commit drop as
    select id, (array_agg(email order by no desc) filter (where email is not null))[1] as email,
      (array_agg(name order by no desc) filter (where name is not null))[1] as name
    from staged_people group by id`);
  await client.query(`
    update customers c set email = coalesce(p.email, c.email), name = coalesce(p.name, c.name)
    from newest_people p
    where c.id = p.id and (coalesce(p.email, c.email), coalesce(p.name, c.name)) is distinct from (c.email, c.name)`);
  const { rowCount } = await client.query(`
    insert into customers (id, email, name)
    select s.customer_id, p.email, p.name
    from (
      select customer_id, min(no) as no from staged_orders s
      where customer_id is not null and not exists (select from customers c where c.id = s.customer_id)
      group by customer_id
    ) s left join newest_people p on p.id = s.customer_id
    order by s.no`);
  return rowCount ?? 0;
}

async function storeProducts(client: ClientBase): Promise<void> {
  await client.query(`
    create temporary table newest_products on commit drop as
    select id, bool_or(of_line) as of_line, min(no) as no, ${newest("name")}, ${newest("category")}
    from staged_products group by id`);
  await client.query(`
    insert into products (id, name, category)
    select id, name, category from newest_products where of_line order by no
    on conflict (id) do nothing`);
  await client.query(`
    update products p set name = coalesce(n.name, p.name), category = coalesce(n.category, p.category)
    from newest_products n
    where p.id = n.id
      and (coalesce(n.name, p.name), coalesce(n.category, p.category)) is distinct from (p.name, p.category)`);
}

/** Each staged order with its key, the one it has or a new one. Resolves with how many there are. */
async function placeStagedOrders(client: ClientBase): Promise<number> {
  const { rowCount } = await client.query(`
    create temporary table placed_orders on commit drop as
    select s.*, coalesce(o.key, nextval(pg_get_serial_sequence('orders', 'key'))) as key, o.key is not null as known,
      c.key as customer_key
    from staged_orders s
    left join orders o on o.id = s.id
    left join customers c on c.id = s.customer_id`);
  await client.query(`analyze placed_orders`);
  return rowCount ?? 0;
}

async function storeNewOrders(client: ClientBase): Promise<{ orders: number; lines: number }> {
  const orders = await client.query(`
    insert into orders (key, id, customer_key, ordered_at, ordered_on, cancelled, lines, gross, discount, return_lines,
      returned) overriding system value
    select key, id, customer_key, ordered_at, ordered_on, cancelled, lines, gross, discount, return_lines, returned
    from placed_orders where not known order by key`);
  const lines = await client.query(`
    insert into order_lines (order_key, line_key, customer_key, product_key, ordered_on, is_return, cancelled, quantity,
      total, discount)
    select o.key, l.line_key, o.customer_key, p.key, o.ordered_on, l.is_return, o.cancelled, l.quantity, l.total,
      l.discount
    from staged_lines l
    join placed_orders o on o.no = l.order_no and not o.known
    left join products p on p.id = l.product_id`);
  return { orders: orders.rowCount ?? 0, lines: lines.rowCount ?? 0 };
}

/** A list of products knows better than a line. */
const newest = (column: string) =>
  `(array_agg(${column} order by of_line, no desc) filter (where ${column} is not null))[1] as ${column}`;
