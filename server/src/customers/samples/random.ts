/** Draws that are the same for the same seed, on every machine. */
export interface Random {
  /** From 0 up to, not with, 1. */
  next(): number;
  chance(probability: number): boolean;
  /** A whole number; both ends belong to it. */
  between(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  /** An item, as often as its weight says. */
  weighted<T extends { weight: number }>(items: readonly T[]): T;
  /** Around 1, never below 0.2: a factor by which people differ. */
  spread(deviation: number): number;
}

/** Mulberry32 (Tommy Ettinger, 2017): small, and even enough for made-up shops. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (items) => itemAt(items, between(0, items.length - 1)),
    weighted(items) {
      let left = next() * items.reduce((sum, { weight }) => sum + weight, 0);
      return items.find(({ weight }) => (left -= weight) < 0) ?? itemAt(items, items.length - 1);
    },
    // Three draws make a bell that is close enough to the normal one (Irwin, 1927; Hall, 1927).
    spread: (deviation) => Math.max(0.2, 1 + deviation * 2 * (next() + next() + next() - 1.5)),
  };
}

function itemAt<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError("there is nothing to draw from");
  return item;
}
