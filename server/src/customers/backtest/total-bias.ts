/** Sum of what was expected over the sum of what came, less one; null when nothing came. */
export function totalBias(expected: ArrayLike<number>, actual: ArrayLike<number>): number | null {
  let foretold = 0;
  let came = 0;
  for (let at = 0; at < expected.length; at++) {
    foretold += expected[at] ?? 0;
    came += actual[at] ?? 0;
  }
  return came > 0 ? foretold / came - 1 : null;
}
