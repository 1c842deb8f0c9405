/**
 * The quantile of sorted values, between neighbours by their distance (type 7 of Hyndman & Fan 1996).
 * @param sorted ascending, not empty.
 * @param share in [0, 1].
 */
export function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (place - Math.floor(place)) * (above - below);
}
