import { noPurchaseProbability } from "../models/no-purchase-probability.ts";
import { churnShift } from "./churn-shift.ts";
import { logit } from "./logit.ts";
import { modelWeeks } from "./model-weeks.ts";
import type { CustomerState, Predictor } from "./outlook-model.ts";
import { sigmoid } from "./sigmoid.ts";
import { summaryOf } from "./summary-of.ts";

export interface NoPurchaseChance {
  /** Calibrated probability of no purchase within the horizon, 0-1. */
  chance: number;
  /** What the repeat model alone says. */
  modelChance: number;
}

/**
 * Probability that a customer buys nothing within the horizon: RankingCorrection has the formula. A later last
 * purchase never raises it, nor does a longer horizon.
 */
export function noPurchaseChance(predictor: Predictor, state: CustomerState, horizonDays: number): NoPurchaseChance {
  const { repeat, correction } = predictor;
  const summary = summaryOf(state);
  const at = (days: number): number => noPurchaseProbability(repeat, summary, modelWeeks(predictor, days));
  const modelChance = at(horizonDays);
  if (correction === null) return { chance: modelChance, modelChance };
  const shift = churnShift(predictor, state);
  if (horizonDays >= correction.horizonDays) return { chance: sigmoid(logit(modelChance) + shift), modelChance };
  // How much sooner somebody comes who is there. It does not depend on the last purchase: taking that as of today keeps
  // the ratio from being one of rounding errors for those who have left long ago.
  const there = { ...summary, lastWeeks: summary.ageWeeks };
  const comes = (days: number): number => 1 - noPurchaseProbability(repeat, there, modelWeeks(predictor, days));
  const within = comes(correction.horizonDays);
  if (within <= 0) return { chance: 1, modelChance };
  const trained = 1 - sigmoid(logit(at(correction.horizonDays)) + shift);
  return { chance: 1 - Math.min(1, (trained * comes(horizonDays)) / within), modelChance };
}
