import type { Points } from "./fuzzy-c-means.ts";

/**
 * Groups equal rows into one of their summed weight, sorted column by column, so that whatever is made of them does
 * not depend on the order of the rows.
 * @param weights one a row; 1 each when left out.
 */
export function distinctPoints(values: Float64Array, rows: number, columns: number, weights?: Float64Array): Points {
  const order = Int32Array.from({ length: rows }, (_, row) => row).sort((a, b) => {
    for (let column = 0; column < columns; column++) {
      const difference = (values[a * columns + column] as number) - (values[b * columns + column] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  const distinct = new Float64Array(values.length);
  const summed = new Float64Array(rows);
  let last = -1;
  for (const row of order) {
    const point = values.subarray(row * columns, (row + 1) * columns);
    const isNew = last < 0 || point.some((value, column) => value !== distinct[last * columns + column]);
    if (isNew) distinct.set(point, ++last * columns);
    summed[last] = (summed[last] as number) + (weights?.[row] ?? 1);
  }
  return {
    values: distinct.slice(0, (last + 1) * columns),
    rows: last + 1,
    columns,
    weights: summed.slice(0, last + 1),
  };
}
