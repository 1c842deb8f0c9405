import { medianOf } from "./median-of.ts";

/** Of days with an order; with fewer nobody can tell what is usual. */
const fewestDays = 20;
/** A mean order so many times the usual one is no ordinary day, however alike the days are. */
const leastFactor = 4;
/** Normal-consistent spreads (1.4826 MAD) of the logarithm above the median. */
const mostSpreads = 6;

/**
 * Revenue by day with those days cut on which one giant order outweighs the rest: where the mean order of the day
 * exceeds the usual one by 4 times and by 6 spreads of its logarithm (median and MAD: Hampel, 1974). A busy day of
 * ordinary orders stays what it is.
 */
export function tameGiantOrders(
  revenue: Float64Array,
  orders: Float64Array,
): { values: Float64Array; tamedDays: number } {
  const logs = Array.from(revenue, (sum, day) => Math.log(sum / (orders[day] ?? 0))).filter(Number.isFinite);
  if (logs.length < fewestDays) return { values: revenue, tamedDays: 0 };
  const middle = medianOf(logs);
  const spread = 1.4826 * medianOf(logs.map((log) => Math.abs(log - middle)));
  const most = Math.exp(middle + Math.max(Math.log(leastFactor), mostSpreads * spread));
  let tamedDays = 0;
  const values = revenue.map((sum, day) => {
    const allowed = most * (orders[day] ?? 0);
    if (!(allowed > 0) || sum <= allowed) return sum;
    tamedDays += 1;
    return allowed;
  });
  return { values, tamedDays };
}
