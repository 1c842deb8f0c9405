/** How much of the way between two segments a membership of this strength stands for: weak, moderate, strong. */
const firmness = [0.5, 0.75, 1];

/**
 * How far apart two signatures lie, 0 to 1: the mean over the axes of
 * - other segments: their distance x the mean firmness of both (weak 0.5, moderate 0.75, strong 1), since a weak
 *   membership lies between segments;
 * - the same segment: a quarter of the difference in firmness.
 * @param segmentDistances per axis, k x k, 0 to 1.
 */
export function signatureDistance(a: string, b: string, segmentDistances: number[][][]): number {
  let sum = 0;
  for (let axis = 0; axis < segmentDistances.length; axis++) sum += distanceOnAxis(a, b, axis, segmentDistances);
  return sum / Math.max(segmentDistances.length, 1);
}

/** What one axis adds to the distance of two signatures, 0 to 1. */
export function distanceOnAxis(a: string, b: string, axis: number, segmentDistances: number[][][]): number {
  const [segmentA, segmentB] = [a.charCodeAt(axis * 2) - 48, b.charCodeAt(axis * 2) - 48];
  const firmA = firmness[a.charCodeAt(axis * 2 + 1) - 48] ?? 0;
  const firmB = firmness[b.charCodeAt(axis * 2 + 1) - 48] ?? 0;
  return segmentA === segmentB
    ? Math.abs(firmA - firmB) / 4
    : ((segmentDistances[axis]?.[segmentA]?.[segmentB] ?? 1) * (firmA + firmB)) / 2;
}
