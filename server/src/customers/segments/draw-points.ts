import { distinctPoints } from "./distinct-points.ts";
import type { Points } from "./fuzzy-c-means.ts";

/** Draws points with replacement by their weights, grouped again. @param random numbers in [0, 1). */
export function drawPoints({ values, rows, columns, weights }: Points, draws: number, random: () => number): Points {
  const upTo = new Float64Array(rows);
  let total = 0;
  for (let row = 0; row < rows; row++) upTo[row] = total += weights[row] as number;
  const drawn = new Float64Array(draws * columns);
  for (let draw = 0; draw < draws; draw++) {
    const at = random() * total;
    let [low, high] = [0, rows - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] as number) > at) high = middle;
      else low = middle + 1;
    }
    drawn.set(values.subarray(low * columns, (low + 1) * columns), draw * columns);
  }
  return distinctPoints(drawn, draws, columns);
}
