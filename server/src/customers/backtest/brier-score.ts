/** Mean squared error of probabilities against 0/1 labels (Brier 1950). Null without any. */
export function brierScore(probabilities: ArrayLike<number>, labels: ArrayLike<number>): number | null {
  let sum = 0;
  for (let at = 0; at < probabilities.length; at++) sum += ((probabilities[at] ?? 0) - (labels[at] ?? 0)) ** 2;
  return probabilities.length === 0 ? null : sum / probabilities.length;
}
