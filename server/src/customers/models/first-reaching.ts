/**
 * The least argument at which a function that rises from below `level` at 0 has reached it, to `precision` of itself.
 * Looked for from `from` by doubling, up to about `limit`, which stands when it is never reached.
 */
export function firstReaching(
  rising: (at: number) => number,
  level: number,
  { from, limit, precision }: { from: number; limit: number; precision: number },
): number {
  let low = 0;
  let high = from;
  while (high < limit && rising(high) < level) [low, high] = [high, high * 2];
  while (high - low > precision * high) {
    const middle = (low + high) / 2;
    if (rising(middle) < level) low = middle;
    else high = middle;
  }
  return high;
}
