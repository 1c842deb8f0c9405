import { reachProbabilities } from "./reach-probabilities.ts";
import type { PurchaseSummary, RepeatModel } from "./repeat-model.ts";

/** Probabilities of 0, 1, 2, … purchase days within the horizon; what lies beyond the last is below 1e-6. They sum to 1. */
export function purchaseCounts(
  model: RepeatModel,
  summary: PurchaseSummary,
  horizonWeeks: number,
  drift = 0,
): Float64Array {
  const reaches = reachProbabilities(model, summary, horizonWeeks, drift);
  return reaches.map((reach, k) => Math.max(0, reach - (reaches[k + 1] ?? 0)));
}
