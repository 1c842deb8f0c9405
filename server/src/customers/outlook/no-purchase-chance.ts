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
  const trained = at(correction.horizonDays);
  if (trained >= 1) return { chance: 1, modelChance };
  const buys = ((1 - sigmoid(logit(trained) + shift)) * (1 - modelChance)) / (1 - trained);
  return { chance: 1 - Math.min(1, buys), modelChance };
}
