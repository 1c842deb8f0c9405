/** Mean distance of what was expected from what came. Null without any. */
export function meanAbsoluteError(expected: ArrayLike<number>, actual: ArrayLike<number>): number | null {
  let sum = 0;
  for (let at = 0; at < expected.length; at++) sum += Math.abs((expected[at] ?? 0) - (actual[at] ?? 0));
  return expected.length === 0 ? null : sum / expected.length;
}
