import { expectedPurchases } from "../models/expected-purchases.ts";
import { modelWeeks } from "./model-weeks.ts";
import type { NoPurchaseChance } from "./no-purchase-chance.ts";
import type { CustomerState, Predictor } from "./outlook-model.ts";
import { summaryOf } from "./summary-of.ts";

/**
 * Purchase days to be expected within the horizon: how many there are if there is one says the repeat model, whether
 * there is one the blend of models.
 */
export function expectedPurchasesOf(
  predictor: Predictor,
  state: CustomerState,
  horizonDays: number,
  { chance, modelChance }: NoPurchaseChance,
): number {
  const expected = expectedPurchases(predictor.repeat, summaryOf(state), modelWeeks(predictor, horizonDays));
  return modelChance < 1 ? expected * ((1 - chance) / (1 - modelChance)) : 0;
}
