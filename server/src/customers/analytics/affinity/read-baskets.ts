import type { Database } from "../../../storage/database.ts";
import type { Period } from "../period.ts";
import type { Baskets } from "./count-pairs.ts";

/**
 * The orders of known customers in a period, each as the products it holds. With `everyNth` above 1 only orders whose
 * key it divides: an even sample over time, since keys are given in the order of arrival.
 */
export async function readBaskets(
  { pool }: Pick<Database, "pool">,
  period: Period,
  everyNth: number,
): Promise<Baskets> {
  const { rows } = await pool.query<{ products: string }>({
    text: `select string_agg(l.product_key::text, ',') as products
      from orders o join order_lines l on l.order_key = o.key
      where o.customer_key is not null and o.lines > 0 and not o.cancelled and ($3::bigint = 1 or o.key % $3 = 0)
        and ($1::date is null or o.ordered_on >= $1) and ($2::date is null or o.ordered_on < $2)
        and not l.is_return and l.product_key is not null
      group by o.key`,
    values: [period.start, period.end, everyNth],
  });
  const baskets = rows.map(({ products }) => Array.from(new Set(products.split(",").map(Number))));
  const offsets = new Int32Array(baskets.length + 1);
  for (const [index, basket] of baskets.entries()) offsets[index + 1] = (offsets[index] ?? 0) + basket.length;
  return { items: Int32Array.from(baskets.flat()), offsets };
}
