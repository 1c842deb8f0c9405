import type { Points } from "./fuzzy-c-means.ts";

/**
 * Draws centres to begin with from the points: the first by weight, each further one by weight x squared distance
 * to the nearest drawn (k-means++, Arthur & Vassilvitskii 2007). Where every point is drawn already, centres repeat.
 * @param random numbers in [0, 1).
 */
export function spreadStart(
  { values, rows, columns, weights }: Points,
  clusters: number,
  random: () => number,
): Float64Array {
  const start = new Float64Array(clusters * columns);
  const squared = new Float64Array(rows).fill(1);
  for (let cluster = 0; cluster < clusters; cluster++) {
    let total = 0;
    for (let row = 0; row < rows; row++) total += (weights[row] as number) * (squared[row] as number);
    let left = random() * total;
    let drawn = 0;
    for (let row = 0; row < rows; row++) {
      const share = (weights[row] as number) * (squared[row] as number);
      if (share === 0) continue;
      drawn = row;
      left -= share;
      if (left < 0) break;
    }
    const centre = values.subarray(drawn * columns, (drawn + 1) * columns);
    start.set(centre, cluster * columns);
    for (let row = 0; row < rows; row++) {
      let distance = 0;
      for (let column = 0; column < columns; column++) {
        distance += ((values[row * columns + column] as number) - (centre[column] as number)) ** 2;
      }
      squared[row] = cluster === 0 ? distance : Math.min(squared[row] as number, distance);
    }
  }
  return start;
}
