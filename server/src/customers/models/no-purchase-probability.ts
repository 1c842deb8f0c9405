import { aliveProbability } from "./alive-probability.ts";
import { paretoReturn } from "./pareto-return.ts";
import type { PurchaseSummary, RepeatModel } from "./repeat-model.ts";

/**
 * Probability of no purchase within the next `horizonWeeks`, 0-1: having left, or still there and not coming. A longer
 * horizon never raises it. BG/NBD, MBG/NBD, NBD: one leaves only at a purchase, so the next one takes no account of
 * leaving and waits as in Fader, Hardie & Lee 2005.
 */
export function noPurchaseProbability(model: RepeatModel, summary: PurchaseSummary, horizonWeeks: number): number {
  if (horizonWeeks <= 0) return 1;
  const comes =
    model.kind === "pareto_nbd"
      ? paretoReturn(model, summary, horizonWeeks)
      : -Math.expm1(-(model.r + summary.repeats) * Math.log1p(horizonWeeks / (model.alpha + summary.ageWeeks)));
  return 1 - aliveProbability(model, summary) * Math.min(1, comes);
}
