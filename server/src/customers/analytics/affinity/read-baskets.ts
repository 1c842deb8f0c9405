import type { Database } from "../../../storage/database.ts";
import type { Period } from "../period.ts";
import type { Baskets } from "./count-pairs.ts";

/** Orders of known customers in a period, as the products of their sale lines. */
const everyOrder = `
  select string_agg(l.product_key::text, ',') as products
  from orders o join order_lines l on l.order_key = o.key
  where o.customer_key is not null and o.lines > 0 and not o.cancelled
    and ($1::date is null or o.ordered_on >= $1) and ($2::date is null or o.ordered_on < $2)
    and not l.is_return and l.product_key is not null
  group by o.key`;

/** A sample is that many runs of neighbouring orders. */
const runs = 200;

/** The same of the first part of every run of orders: neighbours lie together, so this costs what it reads. */
const someOrders = `
  select string_agg(l.product_key::text, ',') as products
  from (select coalesce(min(key), 0) as low, (coalesce(max(key), 0) - coalesce(min(key), 0) + 1) / ${runs}::float8 as width
    from orders) as span
  cross join generate_series(0, ${runs - 1}) as run
  cross join lateral (select * from order_lines
    where order_key >= low + (run * width)::bigint and order_key < low + (run * width)::bigint + ceil(width / $3::int)::bigint
    offset 0) as l
  where l.customer_key is not null and not l.cancelled
    and ($1::date is null or l.ordered_on >= $1) and ($2::date is null or l.ordered_on < $2)
    and not l.is_return and l.product_key is not null
  group by l.order_key`;

/**
 * The orders of known customers in a period, each as the products it holds. With `oneIn` above 1 about that part of
 * them: runs of orders, evenly over the order in which they came in.
 */
export async function readBaskets(
  { pool }: Pick<Database, "pool">,
  { start, end }: Period,
  oneIn: number,
): Promise<Baskets> {
  const { rows } = await pool.query<{ products: string }>(
    oneIn === 1 ? { text: everyOrder, values: [start, end] } : { text: someOrders, values: [start, end, oneIn] },
  );
  const baskets = rows.map(({ products }) => Array.from(new Set(products.split(",").map(Number))));
  const offsets = new Int32Array(baskets.length + 1);
  for (const [index, basket] of baskets.entries()) offsets[index + 1] = (offsets[index] ?? 0) + basket.length;
  return { items: Int32Array.from(baskets.flat()), offsets };
}
