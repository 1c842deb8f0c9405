import { logPowerIntegral } from "./log-power-integral.ts";
import type { PurchaseSummary, RepeatModel } from "./repeat-model.ts";

/** Probability that a customer of Pareto/NBD who is still there buys within the horizon, before leaving. */
export function paretoReturn(
  { r, alpha, s, beta }: Extract<RepeatModel, { kind: "pareto_nbd" }>,
  { repeats, ageWeeks }: PurchaseSummary,
  horizonWeeks: number,
): number {
  const m = r + repeats;
  const [buys, leaves] = [alpha + ageWeeks, beta + ageWeeks];
  const comes = logPowerIntegral({ alpha: buys, m: m + 1, beta: leaves, k: s, from: 0, to: horizonWeeks });
  return Math.min(1, Math.exp(Math.log(m) + m * Math.log(buys) + s * Math.log(leaves) + comes));
}
