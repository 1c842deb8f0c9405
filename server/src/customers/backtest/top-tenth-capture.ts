/**
 * Of all that came, the share that came from the tenth (rounded up) with the highest scores. Of tied scores at the edge
 * each counts alike, so that the order of customers does not matter. Null when nothing came.
 */
export function topTenthCapture(scores: ArrayLike<number>, actual: ArrayLike<number>): number | null {
  const order = Uint32Array.from({ length: scores.length }, (_, place) => place);
  order.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const top = Math.ceil(scores.length / 10);
  const edge = scores[order[top - 1] ?? 0];
  let all = 0;
  let above = 0;
  let aboveCount = 0;
  let tied = 0;
  let tiedCount = 0;
  for (const place of order) {
    const came = actual[place] ?? 0;
    all += came;
    const score = scores[place] ?? 0;
    if (edge === undefined || score < edge) continue;
    if (score > edge) {
      above += came;
      aboveCount++;
    } else {
      tied += came;
      tiedCount++;
    }
  }
  return all > 0 ? (above + (tied * (top - aboveCount)) / Math.max(1, tiedCount)) / all : null;
}
