import type { PurchaseSummary } from "../models/repeat-model.ts";

/** Gaps of the shop's mean that a customer's own gap is shrunk by. */
const priorGaps = 3;

export interface RankingInput {
  summary: PurchaseSummary;
  /** Per purchase day, in the shop's currency. */
  meanSpend: number;
  /** Logit of the repeat model's probability of no purchase. */
  modelLogit: number;
  usualGapWeeks: number;
}

/**
 * How each feature may bear on the risk: what falls with a later last purchase may only raise it, so that the whole
 * never says more risk of somebody who bought more recently, all else equal.
 */
export const rankingSigns = [1, 0, 1, 0, 1, 0] as const;

/**
 * What the logistic part sees of a customer: the model's logit, ln(1 + repeats), ln(1 + weeks since the last purchase),
 * one-time buyer, ln(1 + those weeks over the usual gap), ln(1 + mean spend).
 */
export function rankingFeatures({ summary, meanSpend, modelLogit, usualGapWeeks }: RankingInput): number[] {
  const { repeats, lastWeeks, ageWeeks } = summary;
  const silentWeeks = ageWeeks - lastWeeks;
  const gapWeeks = (lastWeeks + priorGaps * usualGapWeeks) / (repeats + priorGaps);
  return [
    modelLogit,
    Math.log1p(repeats),
    Math.log1p(silentWeeks),
    repeats === 0 ? 1 : 0,
    Math.log1p(silentWeeks / gapWeeks),
    Math.log1p(Math.max(0, meanSpend)),
  ];
}
