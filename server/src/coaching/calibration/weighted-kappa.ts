/**
 * Agreement of two raters beyond chance, in [-1, 1]: Cohen's kappa with quadratic weights, 1 - sum(w O) / sum(w E), where O are the
 * observed and E the expected counts and w = (i - j)^2 / (k - 1)^2 (Cohen 1968, doi:10.1037/h0026256). The number k of levels
 * cancels out, so levels nobody gave do not matter.
 *
 * Null without pairs. Where both only ever gave one and the same level no disagreement is expected by chance and none was seen:
 * that is 1. Otherwise a rater who always gives the same level agrees no better than chance: 0.
 */
export function weightedKappa(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length === 0) return null;
  let observed = 0;
  let expected = 0;
  const first = countLevels(pairs.map(([level]) => level));
  const second = countLevels(pairs.map(([, level]) => level));
  for (const [a, b] of pairs) observed += (a - b) ** 2;
  for (const [a, countOfA] of first) {
    for (const [b, countOfB] of second) expected += countOfA * countOfB * (a - b) ** 2;
  }
  // Whole numbers up to here, so that the order of the pairs makes no difference.
  return expected === 0 ? 1 : 1 - (observed * pairs.length) / expected;
}

function countLevels(levels: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const level of levels) counts.set(level, (counts.get(level) ?? 0) + 1);
  return counts;
}
