/**
 * Area under the ROC curve (Mann & Whitney 1947): the chance that somebody labelled 1 has a higher score than somebody
 * labelled 0, ties counting half. Null when all labels are alike.
 */
export function areaUnderCurve(scores: ArrayLike<number>, labels: ArrayLike<number>): number | null {
  const order = Uint32Array.from({ length: scores.length }, (_, place) => place);
  order.sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  let positives = 0;
  let rankSum = 0;
  for (let at = 0; at < order.length;) {
    let end = at;
    let tied = 0;
    const score = scores[order[at] ?? 0];
    for (; end < order.length && scores[order[end] ?? 0] === score; end++) tied += labels[order[end] ?? 0] ?? 0;
    rankSum += (tied * (at + end + 1)) / 2;
    positives += tied;
    at = end;
  }
  const negatives = scores.length - positives;
  if (positives === 0 || negatives === 0) return null;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
