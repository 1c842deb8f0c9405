import { sql } from "drizzle-orm";
import type { Database } from "../../../storage/database.ts";
import { selectProductMonths } from "../select-product-months.ts";
import { inPeriod } from "../split-period.ts";
import type { Affinity, AffinityQuery } from "./find-affinity.ts";
import { measurePair } from "./measure-pair.ts";

/** Orders of one product that are looked into at most. */
const mostOrders = 25_000;

/** Rare pairs have the highest lifts by chance: a twentieth of the product's orders, within these. */
const fewestOrders = 3;
const enoughOrders = 100;

interface Row extends Record<string, unknown> {
  b: number;
  together: number;
  of_b: number;
  total: number;
}

/**
 * What is bought together with one product: its orders through the index, their other lines, and how often each of
 * the others is bought at all from the rollup. Exact, unless the product is in more than 25,000 orders: then an even
 * sample of those is looked into, and the counts are scaled up.
 */
export async function findPairsOfProduct(
  { orm }: Pick<Database, "orm">,
  { period, productKey, category, minOrders: asked, limit, offset }: AffinityQuery & { productKey: number },
  { orders }: { orders: number },
): Promise<Affinity> {
  const sales = sql`(${selectProductMonths(period)}) as sold`;
  const { rows: own } = await orm.execute<{ orders: number }>(
    sql`select coalesce(sum(known_orders), 0) as orders from ${sales} where product_key = ${productKey}`,
  );
  const ofA = own[0]?.orders ?? 0;
  const everyNth = Math.max(1, Math.ceil(ofA / mostOrders));
  // In a sample the minimum holds for what was seen.
  const minOrders = asked ?? Math.min(Math.max(Math.ceil(ofA * 0.05), fewestOrders), enoughOrders) * everyNth;
  const { rows } = await orm.execute<Row>(sql`
    with own as materialized (
      select distinct order_key from order_lines
      where product_key = ${productKey} and ${inPeriod(sql`ordered_on`, period)}
        and not is_return and not cancelled and customer_key is not null and order_key % ${everyNth}::bigint = 0
    ), met as materialized (
      select l.product_key as b, count(distinct l.order_key) * ${everyNth}::int as together
      from own join order_lines l using (order_key)
      where not l.is_return and l.product_key <> ${productKey} and ${isOf(category)}
      group by 1 having count(distinct l.order_key) * ${everyNth}::int >= ${minOrders}
    ), sales as (
      select product_key, sum(known_orders) as of_b from ${sales}
      where product_key in (select b from met) group by 1
    )
    select b, together, of_b, count(*) over () as total from met join sales on product_key = b
    order by together::float8 / of_b desc, together desc, b limit ${limit} offset ${offset}`);
  return {
    pairs: rows.map(({ b, together: both, of_b: ofB }) =>
      Object.assign(measurePair({ both, ofA, ofB, orders }), { a: productKey, b, orders: both }),
    ),
    total: rows[0]?.total ?? 0,
    orders,
    productOrders: ofA,
    minOrders,
    sampleShare: 1 / everyNth,
  };
}

const isOf = (category: string | null) =>
  category === null ? sql`true` : sql`l.product_key in (select key from products where category = ${category})`;
