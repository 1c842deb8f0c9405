import { aliveProbability } from "./alive-probability.ts";
import { driftedRate } from "./drifted-rate.ts";
import { nbdCounts } from "./nbd-counts.ts";
import { paretoReaches } from "./pareto-reaches.ts";
import type { PurchaseSummary, RepeatModel } from "./repeat-model.ts";

/**
 * Probabilities of at least 0, 1, 2, … purchases within the horizon, until they are below 1e-9. For BG/NBD, MBG/NBD and
 * NBD the k-th purchase needs k - 1 stays (beta) and k arrivals (negative binomial); their rate and their share of
 * leaving are independent among those still there. Summed, it is eq. 10 of Fader, Hardie & Lee 2005, without its pole at a = 1.
 * `drift`: see drifted-rate.ts; 0 for the model as it is.
 */
export function reachProbabilities(
  model: RepeatModel,
  summary: PurchaseSummary,
  horizonWeeks: number,
  drift = 0,
): Float64Array {
  if (horizonWeeks <= 0) return Float64Array.of(1);
  if (model.kind === "pareto_nbd") return paretoReaches(model, summary, horizonWeeks, drift);
  const { repeats, ageWeeks } = summary;
  const reaches = nbdCounts({ ...driftedRate(model.r + repeats, model.alpha + ageWeeks, drift), weeks: horizonWeeks });
  for (let k = reaches.length - 2; k > 0; k--) reaches[k] = (reaches[k] ?? 0) + (reaches[k + 1] ?? 0);
  let stays = aliveProbability(model, summary);
  reaches[0] = 1;
  for (let k = 1; k < reaches.length; k++) {
    reaches[k] = (reaches[k] ?? 0) * stays;
    if (model.kind === "nbd") continue;
    const stayed = model.b + repeats + (model.kind === "mbg_nbd" ? 1 : 0) + k - 1;
    stays *= stayed / (model.a + stayed);
  }
  return reaches;
}
