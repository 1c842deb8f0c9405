import type { PlacedOrder } from "./place-orders.ts";

const dayMs = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** A number from 0 to 1 that only depends on what it is asked for. */
function chance(...of: number[]): number {
  let state = 2_166_136_261;
  for (const value of of) state = Math.imul(state ^ (value + 1), 16_777_619) >>> 0;
  state = Math.imul(state ^ (state >>> 15), 2_246_822_519) >>> 0;
  return ((state ^ (state >>> 13)) >>> 0) / 4_294_967_296;
}

interface Kind {
  gapDays: number;
  orders: number;
  lines: number;
  total: number;
  discount: number;
  returns: number;
}

/** Regulars, big spenders, bargain hunters and people who came once. */
const kinds: Kind[] = [
  { gapDays: 14, orders: 24, lines: 3, total: 20, discount: 0, returns: 0 },
  { gapDays: 60, orders: 6, lines: 8, total: 120, discount: 0, returns: 0.1 },
  { gapDays: 45, orders: 5, lines: 2, total: 15, discount: 0.4, returns: 0.3 },
  { gapDays: 90, orders: 1, lines: 1, total: 30, discount: 0, returns: 0 },
];

/**
 * Orders of `customers` people, as different as a shop's are, over the year up to `lastDay`; the same ones whenever
 * they are asked for.
 */
export function mixedShop(customers: number, { lastDay = "2025-12-31" }: { lastDay?: string } = {}): PlacedOrder[] {
  const end = Date.parse(lastDay);
  const orders = Array.from({ length: customers }, (_, person) => {
    const kind = kinds[person % kinds.length] as Kind;
    const lastMs = end - Math.floor(chance(person, 1) ** 2 * 200) * dayMs;
    return Array.from({ length: kind.orders }, (__, nth) => {
      const atMs = lastMs - Math.round(nth * kind.gapDays * (0.6 + 0.8 * chance(person, nth, 2))) * dayMs;
      const lines = Array.from({ length: kind.lines }, (___, line) => {
        const product = Math.floor(chance(person % 7, person % kinds.length, line + (nth % 3) * 2) * 40);
        const total = Math.round(kind.total * (0.5 + chance(person, nth, line)) * 100) / 100;
        const discount = chance(person, nth, 3) < kind.discount * 2 ? Math.round(total * 25) / 100 : 0;
        return { product: `p${product}`, category: `c${product % 6}`, total, discount };
      });
      const back = chance(person, nth, 4) < kind.returns ? lines.slice(0, 1) : [];
      return {
        id: `o${person}-${nth}`,
        customer: `c${person}`,
        at: iso(atMs),
        lines: [...lines, ...back.map(({ product, total }) => ({ product, total, return: true }))],
      };
    });
  });
  // Somebody ordered on the last day, whoever it is.
  return [...orders.flat(), { id: "last", customer: "c0", at: lastDay, lines: [{ product: "p1", total: 10 }] }];
}
