import type { Database } from "../../../storage/database.ts";
import { countPairs } from "./count-pairs.ts";
import { asShare } from "../as-number.ts";
import type { Affinity, AffinityQuery } from "./find-affinity.ts";
import { measurePair } from "./measure-pair.ts";
import { readBaskets } from "./read-baskets.ts";

/** What can be read and counted within about a second; more lines than that are sampled. */
const mostLines = 1_000_000;
/** Of a sample. */
const sampledLines = 300_000;

/** Rare pairs have the highest lifts by chance: half a percent of the orders, within these. */
const fewestOrders = 5;
const enoughOrders = 100;

/**
 * Pairs of all products: exact up to a million lines in the period, from a sample of its orders beyond. The
 * minimum holds in the sample as well, where it stands for as many times more orders.
 */
export async function findPairsOfAll(
  database: Database,
  { period, category, minOrders: asked, limit, offset }: Omit<AffinityQuery, "productKey">,
  size: { orders: number; lines: number },
): Promise<Affinity> {
  const oneIn = size.lines <= mostLines ? 1 : Math.ceil(size.lines / sampledLines);
  const [baskets, wanted] = await Promise.all([
    readBaskets(database, period, oneIn),
    category === null ? undefined : readProductsOf(database, category),
  ]);
  const orders = oneIn === 1 ? size.orders : baskets.offsets.length - 1;
  // What a counted order stands for: the sample's orders need not be exactly one in so many.
  const weight = oneIn === 1 || orders === 0 ? 1 : size.orders / orders;
  const minOrders =
    asked ?? Math.min(Math.max(Math.ceil(orders * 0.005), fewestOrders), enoughOrders) * Math.round(weight);
  const counted = await countPairs(baskets, {
    fewest: Math.max(1, Math.ceil(minOrders / weight - 1e-9)),
    keep: offset + limit,
    wanted: wanted && ((product) => wanted.has(product)),
  });
  return {
    pairs: counted.best
      .slice(offset)
      .map(({ a, b, both }) =>
        Object.assign(
          measurePair({ both, ofA: counted.baskets.get(a) ?? both, ofB: counted.baskets.get(b) ?? both, orders }),
          { a, b, orders: Math.round(both * weight) },
        ),
      ),
    total: counted.total,
    orders: size.orders,
    productOrders: null,
    minOrders,
    sampleShare: asShare(1 / weight),
  };
}

async function readProductsOf({ pool }: Pick<Database, "pool">, category: string): Promise<Set<number>> {
  const { rows } = await pool.query<{ key: number }>("select key from products where category = $1", [category]);
  return new Set(rows.map(({ key }) => key));
}
