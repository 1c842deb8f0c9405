import { expectedSpend } from "../models/expected-spend.ts";
import type { CustomerState, Predictor } from "./outlook-model.ts";

/** What the customer is expected to spend on a coming purchase day, in the shop's currency; never below 0. */
export function expectedSpendOf({ spend, level }: Predictor, { gross, purchaseDays }: CustomerState): number {
  const purchases = Math.max(1, purchaseDays);
  return level.spend * expectedSpend(spend, { purchases, meanSpend: gross / purchases });
}
