import type { Database } from "../../src/storage/database.ts";
import { rebuildRollups } from "../../src/customers/rollups/rebuild-rollups.ts";

export interface GeneratedShop {
  customers: number;
  orders: number;
  lines: number;
}

const products = 20_000;
const days = 3 * 365;

/** A number from 0 to 1 of this row alone. */
const chance = (row: string, salt: number) =>
  `((hashint8extended((${row})::bigint, ${salt}) & 1048575)::float8 / 1048576)`;

/**
 * Fills an empty, migrated database with three years of a shop: many who came once, some regulars, discounts, returns
 * and 60 categories, some ten lines a customer. Lines lie in the order of their days, as imports leave them. The same
 * number of customers gives the same shop.
 */
export async function generateShop({ orm, pool }: Database, customers: number): Promise<GeneratedShop> {
  const client = await pool.connect();
  try {
    await client.query("set synchronous_commit = off");
    await client.query("set work_mem = '512MB'");
    await client.query("set maintenance_work_mem = '512MB'");
    await client.query("set jit = off");
    await client.query("insert into shop (currency, timezone) values ('EUR', 'Europe/Berlin')");
    await client.query(
      `insert into products (id, name, category)
       select 'sku-' || n, 'Product ' || n, 'Category ' || n % 60 from generate_series(1, $1::integer) n`,
      [products],
    );
    await client.query(
      `insert into customers (id, email, name)
       select 'customer-' || n, 'customer-' || n || '@example.com', 'Customer ' || n
       from generate_series(1, $1::integer) n`,
      [customers],
    );
    await client.query("alter table orders drop constraint orders_customer_key_customers_key_fk");
    for (const index of ["orders_customer", "orders_day", "orders_id", "order_lines_customer", "order_lines_product"]) {
      await client.query(`drop index ${index}`);
    }
    // How often somebody comes falls off steeply: half come once, one in a hundred some forty times.
    await client.query(
      `create unlogged table generated_orders as
       select row_number() over (order by day, customer) as n, customer, day, nth
       from (
         select customer, nth, last_day - round(nth * gap * (0.6 + 0.8 * ${chance("customer * 100 + nth", 3)}))::int as day
         from (
           select customer, least(40, floor(1 / (${chance("customer", 1)} * 0.98 + 0.02) ^ 0.9)::int + (customer % 3 = 0)::int * 3) as orders,
             floor(${days} * (1 - ${chance("customer", 2)} ^ 2 * 0.9))::int as last_day,
             8 + 90 * ${chance("customer", 4)} as gap
           from generate_series(1, $1::integer) customer
         ) people cross join lateral generate_series(0, orders - 1) nth
       ) visits where day >= 0`,
      [customers],
    );
    await client.query(
      `insert into orders (id, customer_key, ordered_at, ordered_on)
       select 'o' || n, customer, date '2023-01-01' + day + interval '12 hours', date '2023-01-01' + day
       from generated_orders order by n`,
    );
    await client.query(
      `insert into order_lines
         (order_key, line_key, customer_key, product_key, ordered_on, is_return, quantity, total, discount)
       select n, line, customer, product, on_day, is_return, quantity, total, discount from (
         select n, line, customer, date '2023-01-01' + day as on_day,
           1 + floor(power(${chance("customer * 50 + (nth * 3 + line) % 9", 5)}, 2) * ${products - 1})::int as product,
           line > 1 and ${chance("n * 16 + line", 6)} < 0.04 as is_return,
           1 + floor(${chance("n * 16 + line", 7)} * 3)::int as quantity,
           round((4 + 60 * ${chance("n * 16 + line", 8)} * (0.3 + ${chance("customer", 9)}))::numeric, 2) as total,
           case when ${chance("customer", 10)} < 0.3 and ${chance("n", 11)} < 0.5
             then round((20 * ${chance("n * 16 + line", 12)})::numeric, 2) else 0 end as discount
         from generated_orders
         cross join lateral generate_series(1, 1 + floor(4.2 * ${chance("n", 13)})::int) line
       ) drawn order by n, line`,
    );
    await client.query(
      `update orders o set lines = s.lines, gross = s.gross, discount = s.discount, return_lines = s.return_lines,
         returned = s.returned
       from (
         select order_key, count(*) filter (where not is_return) as lines,
           coalesce(sum(total) filter (where not is_return), 0) as gross, sum(discount) as discount,
           count(*) filter (where is_return) as return_lines,
           coalesce(sum(total) filter (where is_return), 0) as returned
         from order_lines group by order_key
       ) s where o.key = s.order_key`,
    );
    await client.query("drop table generated_orders");
    await client.query("create unique index orders_id on orders (id)");
    await client.query("create index orders_customer on orders (customer_key, ordered_on)");
    await client.query("create index orders_day on orders (ordered_on)");
    await client.query("create index order_lines_customer on order_lines (customer_key)");
    await client.query("create index order_lines_product on order_lines (product_key, ordered_on)");
    await client.query("vacuum analyze");
  } finally {
    client.release(true);
  }
  await orm.transaction((tx) => rebuildRollups(tx));
  const { rows } = await pool.query<GeneratedShop>(
    `select (select count(*) from customers)::int as customers, (select count(*) from orders)::int as orders,
       (select count(*) from order_lines)::int as lines`,
  );
  const [shop] = rows;
  if (!shop) throw new Error("The shop was not generated.");
  return shop;
}
