import type { AxisModel } from "./axis-model.ts";
import { quantile } from "./quantile.ts";

/** Values beyond these quantiles count as the quantile: a few extreme customers must not make a segment. */
const clippedAt = 0.01;
/** A normal distribution's interquartile range in standard deviations. */
const quartilesInDeviations = 1.349;
/** The clipped range is at most so many spreads wide. */
const widestInSpreads = 8;

/**
 * How a feature is made comparable with the others of its axis: clipped to its 1 % and 99 % quantiles, less its median,
 * by the interquartile range / 1.349. Where half the customers are alike or nearly (no returns, say) that range tells
 * nothing; then the spread is an eighth of the clipped range. It is never below `leastSpread`. A feature in which at
 * most 1 % at either end differ from all others is constant: its range is one value.
 * @param values not empty, all numbers.
 * @param leastSpread in the feature's own units, > 0.
 */
export function robustScaling(values: Float64Array, leastSpread: number): AxisModel["scaling"][number] {
  const sorted = values.toSorted();
  const low = quantile(sorted, clippedAt);
  const high = quantile(sorted, 1 - clippedAt);
  const quartiles = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / quartilesInDeviations;
  const spread = Math.max(quartiles, (high - low) / widestInSpreads, leastSpread);
  return { centre: quantile(sorted, 0.5), spread, low, high };
}
