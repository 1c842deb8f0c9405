import { expectedPurchases } from "../models/expected-purchases.ts";
import { modelWeeks } from "./model-weeks.ts";
import type { NoPurchaseChance } from "./no-purchase-chance.ts";
import type { CustomerState, Predictor } from "./outlook-model.ts";
import { summaryOf } from "./summary-of.ts";

/**
 * Purchase days to be expected within the horizon: the geometric mean of what the repeat model expects and of that
 * scaled to the blend's chance of a purchase, for the logistic part judges whether somebody comes, not how often. Never
 * below the chance that there is one.
 */
export function expectedPurchasesOf(
  predictor: Predictor,
  state: CustomerState,
  horizonDays: number,
  { chance, modelChance }: NoPurchaseChance,
): number {
  const expected = expectedPurchases(predictor.repeat, summaryOf(state), modelWeeks(predictor, horizonDays));
  if (modelChance >= 1) return 0;
  return Math.max(1 - chance, expected * Math.sqrt((1 - chance) / (1 - modelChance)));
}
