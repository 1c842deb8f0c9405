import { logPowerIntegral } from "./log-power-integral.ts";
import type { PurchaseSummary, RepeatModel } from "./repeat-model.ts";

/**
 * Natural logarithm of the odds that a customer of Pareto/NBD has left (Schmittlein, Morrison & Colombo 1987; Fader &
 * Hardie 2005, note 009, eqs. 36 and 37, its A0 as the integral it stands for). -Infinity where the last purchase is the as-of day.
 */
export function paretoDeparture(
  { r, alpha, s, beta }: Extract<RepeatModel, { kind: "pareto_nbd" }>,
  { repeats, lastWeeks, ageWeeks }: PurchaseSummary,
): number {
  const m = r + repeats;
  const left = logPowerIntegral({ alpha, m, beta, k: s + 1, from: lastWeeks, to: ageWeeks });
  return Math.log(s) + left + m * Math.log(alpha + ageWeeks) + s * Math.log(beta + ageWeeks);
}
