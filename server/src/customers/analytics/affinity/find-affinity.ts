import { sql } from "drizzle-orm";
import type { Database } from "../../../storage/database.ts";
import type { Period } from "../period.ts";
import { selectShopMonths } from "../select-shop-months.ts";
import { findPairsOfAll } from "./find-pairs-of-all.ts";
import { findPairsOfProduct } from "./find-pairs-of-product.ts";
import type { PairMeasures } from "./measure-pair.ts";

export interface AffinityQuery {
  period: Period;
  /** Null: pairs of all products. */
  productKey: number | null;
  /** Only pairs with a product of it; null: any. */
  category: string | null;
  /** Orders that hold both, at least; null: chosen by size. */
  minOrders: number | null;
  limit: number;
  offset: number;
}

export interface AffinityPair extends PairMeasures {
  /** Product keys; with one product asked for, `a` is that one. */
  a: number;
  b: number;
  orders: number;
}

export interface Affinity {
  pairs: AffinityPair[];
  total: number;
  /** Of known customers in the period. */
  orders: number;
  /** Of them, those with the product asked for; null without one. */
  productOrders: number | null;
  minOrders: number;
  /** Share of the orders that was looked at, 1 for all. Below 1 the counts are scaled up from it. */
  sampleShare: number;
}

/** What is bought together in orders of known customers, the highest lift first. */
export async function findAffinity(database: Database, query: AffinityQuery): Promise<Affinity> {
  const { rows } = await database.orm.execute<{ orders: number; lines: number }>(sql`
    select coalesce(sum(orders), 0) as orders, coalesce(sum(lines), 0) as lines
    from (${selectShopMonths(query.period)}) as sold`);
  const size = rows[0] ?? { orders: 0, lines: 0 };
  const { productKey } = query;
  return productKey === null
    ? findPairsOfAll(database, query, size)
    : findPairsOfProduct(database, { ...query, productKey }, size);
}
