/** Mean of the last `count` values, of all where there are fewer; 0 of none. */
export function meanOfLast(values: Float64Array, count: number): number {
  const last = values.subarray(Math.max(0, values.length - count));
  return last.length === 0 ? 0 : last.reduce((sum, value) => sum + value, 0) / last.length;
}
