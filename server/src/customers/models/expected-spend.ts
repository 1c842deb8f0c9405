import type { GammaGamma, SpendSummary } from "./spend-model.ts";

/**
 * Expected spend on a coming purchase day, in the shop's currency: between the customer's own mean and the shop's (Fader
 * & Hardie 2013, note 025, eq. 5). Somebody who spent nothing or less counts as having spent 0; never below 0.
 */
export function expectedSpend(model: GammaGamma, { purchases, meanSpend }: SpendSummary): number {
  const { p, q, gamma } = model;
  return (p * (gamma + purchases * Math.max(meanSpend, 0))) / (p * purchases + q - 1);
}
