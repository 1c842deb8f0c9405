import type { Points } from "./fuzzy-c-means.ts";

/** The place of each point's nearest centre, the first of equals. @param centres clusters x columns. */
export function nearestCentres({ values, rows, columns }: Points, centres: Float64Array): Int32Array {
  const nearest = new Int32Array(rows);
  const clusters = centres.length / columns;
  for (let row = 0; row < rows; row++) {
    let least = Infinity;
    for (let cluster = 0; cluster < clusters; cluster++) {
      let squared = 0;
      for (let column = 0; column < columns; column++) {
        squared += ((values[row * columns + column] as number) - (centres[cluster * columns + column] as number)) ** 2;
      }
      if (squared < least) {
        least = squared;
        nearest[row] = cluster;
      }
    }
  }
  return nearest;
}
