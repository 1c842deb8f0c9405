import { aliveProbability } from "./alive-probability.ts";
import { reachProbabilities } from "./reach-probabilities.ts";
import type { PurchaseSummary, RepeatModel } from "./repeat-model.ts";

/**
 * Expected purchase days within the next `horizonWeeks` (BG/NBD: Fader, Hardie & Lee 2005, eq. 10; Pareto/NBD:
 * Fader & Hardie 2005, note 009, eq. 41). Finite for every parameter above 0.
 */
export function expectedPurchases(model: RepeatModel, summary: PurchaseSummary, horizonWeeks: number): number {
  if (horizonWeeks <= 0) return 0;
  const { repeats, ageWeeks } = summary;
  if (model.kind === "nbd") return ((model.r + repeats) / (model.alpha + ageWeeks)) * horizonWeeks;
  if (model.kind === "pareto_nbd") {
    const { r, alpha, s, beta } = model;
    const logs = Math.log1p(horizonWeeks / (beta + ageWeeks));
    // At s = 1 the formula is 0/0; its limit is the logarithm.
    const weeksThere = Math.abs(s - 1) < 1e-9 ? logs : -Math.expm1(-(s - 1) * logs) / (s - 1);
    return aliveProbability(model, summary) * ((r + repeats) / (alpha + ageWeeks)) * (beta + ageWeeks) * weeksThere;
  }
  return reachProbabilities(model, summary, horizonWeeks).reduce((sum, reach, k) => (k === 0 ? 0 : sum + reach), 0);
}
