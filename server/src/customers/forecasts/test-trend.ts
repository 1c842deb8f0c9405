const exactBelow = 11;

/**
 * Two-sided p of the Mann-Kendall test that a series has no trend (Kendall, Rank Correlation Methods, 1975): counts the
 * pairs that rise less those that fall. Exact up to ten values without ties, else normal with corrections for ties and
 * continuity. 1 for fewer than three values.
 */
export function testTrend(values: readonly number[]): number {
  const count = values.length;
  if (count < 3) return 1;
  const score = values.reduce(
    (sum, later, at) => sum + values.slice(0, at).reduce((own, earlier) => own + Math.sign(later - earlier), 0),
    0,
  );
  const ties = new Map<number, number>();
  for (const value of values) ties.set(value, (ties.get(value) ?? 0) + 1);
  if (count < exactBelow && ties.size === count) return exactP(count, Math.abs(score));
  const variance = ([...ties.values()].reduce((sum, size) => sum - spread(size), spread(count)) || 0) / 18;
  if (variance <= 0) return 1;
  const z = Math.max(0, Math.abs(score) - 1) / Math.sqrt(variance);
  return Math.min(1, 2 * upperTail(z));
}

const spread = (size: number) => size * (size - 1) * (2 * size + 5);

/** Share of all orders of so many values whose score is at least as far from 0. */
function exactP(count: number, score: number): number {
  // Orders by their number of falling pairs: each further value adds 0 to as many as there are before it.
  let orders = [1];
  for (let size = 2; size <= count; size += 1) {
    const next = Array.from({ length: orders.length + size - 1 }, () => 0);
    for (const [falling, ways] of orders.entries()) {
      for (let more = 0; more < size; more += 1) next[falling + more] = (next[falling + more] ?? 0) + ways;
    }
    orders = next;
  }
  const pairs = (count * (count - 1)) / 2;
  const all = orders.reduce((sum, ways) => sum + ways, 0);
  const asFar = orders.reduce((sum, ways, falling) => sum + (Math.abs(pairs - 2 * falling) >= score ? ways : 0), 0);
  return asFar / all;
}

/** P(Z > z), z >= 0 (Abramowitz & Stegun, 1964, 26.2.17; within 7.5e-8). */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const sum = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}
