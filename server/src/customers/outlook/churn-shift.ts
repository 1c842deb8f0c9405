import { logitOf } from "../models/logit-of.ts";
import { noPurchaseProbability } from "../models/no-purchase-probability.ts";
import { logit } from "./logit.ts";
import { modelWeeks } from "./model-weeks.ts";
import type { CustomerState, Predictor } from "./outlook-model.ts";
import { rankingFeatures } from "./ranking-features.ts";
import { summaryOf } from "./summary-of.ts";

/** What the logistic part adds to the logit of the model's probability of no purchase; 0 where there is none. */
export function churnShift(predictor: Predictor, state: CustomerState): number {
  const { correction, repeat } = predictor;
  if (correction === null) return 0;
  const summary = summaryOf(state);
  const modelLogit = logit(noPurchaseProbability(repeat, summary, modelWeeks(predictor, correction.horizonDays)));
  const meanSpend = state.gross / Math.max(1, state.purchaseDays);
  const features = rankingFeatures({ summary, meanSpend, modelLogit, usualGapWeeks: correction.usualGapWeeks });
  return correction.weight * (logitOf(correction.logistic, features) - modelLogit);
}
