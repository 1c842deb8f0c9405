import { setImmediate as breathe } from "node:timers/promises";

/** What was bought together: `items[offsets[i]]` up to `items[offsets[i + 1]]` are the products of order i, each once. */
export interface Baskets {
  items: Int32Array;
  offsets: Int32Array;
}

export interface CountedPair {
  /** The smaller product key of the two. */
  a: number;
  b: number;
  both: number;
}

export interface PairCounts {
  /** In how many baskets each product is. */
  baskets: Map<number, number>;
  /** The best by lift, the best first; ties by more orders, then by key. */
  best: (CountedPair & { lift: number })[];
  /** Pairs with at least `fewest` baskets, also beyond `best`. */
  total: number;
}

export interface CountPairsOptions {
  /** Baskets that hold both. At least 1. */
  fewest: number;
  /** How many of the best are kept. */
  keep: number;
  /** Pairs of which neither product is wanted are left out. Default: every product is. */
  wanted?: ((product: number) => boolean) | undefined;
}

/** How often the event loop gets its turn. */
const sliceMs = 15;

/**
 * Every pair of products that at least `fewest` baskets hold. A product in fewer baskets than that is in no such pair
 * (Agrawal & Srikant 1994), so it is dropped first; then each product counts its neighbours in one array. Time goes
 * with the sum of squared basket sizes, memory with the baskets. Gives other work its turn all along.
 */
export async function countPairs(baskets: Baskets, { fewest, keep, wanted }: CountPairsOptions): Promise<PairCounts> {
  const counts = countProducts(baskets.items);
  const products = [...counts].filter(([, count]) => count >= fewest).map(([product]) => product);
  products.sort((left, right) => left - right);
  const { items, offsets } = prune(baskets, products);
  const where = invert(items, offsets, products.length);
  const orders = baskets.offsets.length - 1;
  const top = keepBest(keep);
  const together = new Int32Array(products.length);
  let total = 0;
  let turnEndsMs = performance.now() + sliceMs;
  for (const [a, product] of products.entries()) {
    const met: number[] = [];
    for (let at = where.starts[a] ?? 0; at < (where.starts[a + 1] ?? 0); at++) {
      const basket = where.baskets[at] ?? 0;
      // The products of a basket are in order: those behind a's place are the larger ones.
      for (let place = (offsets[basket + 1] ?? 0) - 1; place >= (offsets[basket] ?? 0); place--) {
        const b = items[place] ?? 0;
        if (b <= a) break;
        if (together[b] === 0) met.push(b);
        together[b] = (together[b] ?? 0) + 1;
      }
    }
    for (const b of met) {
      const both = together[b] ?? 0;
      together[b] = 0;
      const other = products[b] ?? 0;
      if (both < fewest || (wanted && !wanted(product) && !wanted(other))) continue;
      total += 1;
      top.add({
        a: product,
        b: other,
        both,
        lift: (both * orders) / ((counts.get(product) ?? 1) * (counts.get(other) ?? 1)),
      });
    }
    if (performance.now() > turnEndsMs) {
      await breathe();
      turnEndsMs = performance.now() + sliceMs;
    }
  }
  return { baskets: counts, best: top.list(), total };
}

function countProducts(items: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** The same baskets with products as places in `products`, in order, without those that are not in it. */
function prune({ items, offsets }: Baskets, products: number[]): Baskets {
  const places = new Map(products.map((product, place) => [product, place]));
  const kept = new Int32Array(items.length);
  const bounds = new Int32Array(offsets.length);
  let length = 0;
  for (let basket = 0; basket + 1 < offsets.length; basket++) {
    const from = length;
    for (const item of items.subarray(offsets[basket], offsets[basket + 1])) {
      const place = places.get(item);
      if (place !== undefined) kept[length++] = place;
    }
    kept.subarray(from, length).sort();
    bounds[basket + 1] = length;
  }
  return { items: kept.subarray(0, length), offsets: bounds };
}

/** Which baskets each product is in. */
function invert(items: Int32Array, offsets: Int32Array, products: number) {
  const starts = new Int32Array(products + 1);
  for (const item of items) starts[item + 1] = (starts[item + 1] ?? 0) + 1;
  for (let product = 0; product < products; product++) {
    starts[product + 1] = (starts[product + 1] ?? 0) + (starts[product] ?? 0);
  }
  const next = starts.slice();
  const baskets = new Int32Array(items.length);
  for (let basket = 0; basket + 1 < offsets.length; basket++) {
    for (const item of items.subarray(offsets[basket], offsets[basket + 1])) {
      const at = next[item] ?? 0;
      baskets[at] = basket;
      next[item] = at + 1;
    }
  }
  return { starts, baskets };
}

function keepBest(most: number) {
  let kept: PairCounts["best"] = [];
  const shorten = () => {
    kept = kept
      .toSorted(
        (left, right) => right.lift - left.lift || right.both - left.both || left.a - right.a || left.b - right.b,
      )
      .slice(0, most);
    return kept;
  };
  return {
    add(pair: PairCounts["best"][number]): void {
      kept.push(pair);
      if (kept.length > 4 * most + 1000) shorten();
    },
    list: shorten,
  };
}
