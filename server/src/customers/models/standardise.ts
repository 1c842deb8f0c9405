/** Columns less their weighted mean, over their weighted deviation; a column that never differs becomes 0. */
export function standardise({
  rows,
  columns,
  values,
  weights,
}: {
  rows: number;
  columns: number;
  values: ArrayLike<number>;
  weights?: ArrayLike<number>;
}): { scaled: Float64Array; centres: number[]; scales: number[] } {
  const scaled = new Float64Array(rows * columns);
  const centres: number[] = [];
  const scales: number[] = [];
  for (let column = 0; column < columns; column++) {
    let [weight, sum, squares] = [0, 0, 0];
    for (let row = 0; row < rows; row++) {
      const own = weights?.[row] ?? 1;
      weight += own;
      sum += own * (values[row * columns + column] ?? 0);
    }
    const centre = weight > 0 ? sum / weight : 0;
    for (let row = 0; row < rows; row++)
      squares += (weights?.[row] ?? 1) * ((values[row * columns + column] ?? 0) - centre) ** 2;
    const deviation = Math.sqrt(squares / Math.max(weight, Number.MIN_VALUE));
    const differs = deviation > 1e-12 * Math.max(1, Math.abs(centre));
    centres.push(centre);
    scales.push(differs ? deviation : 1);
    for (let row = 0; row < rows; row++)
      scaled[row * columns + column] = differs ? ((values[row * columns + column] ?? 0) - centre) / deviation : 0;
  }
  return { scaled, centres, scales };
}
