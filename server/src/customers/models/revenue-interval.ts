import jStat from "jstat";
import { expectedPurchases } from "./expected-purchases.ts";
import { expectedSpend } from "./expected-spend.ts";
import { driftedSpend } from "./drifted-spend.ts";
import { firstReaching } from "./first-reaching.ts";
import { purchaseCounts } from "./purchase-counts.ts";
import type { PurchaseSummary, RepeatModel } from "./repeat-model.ts";
import type { GammaGamma, SpendSummary } from "./spend-model.ts";

export interface RevenueInterval {
  expected: number;
  low: number;
  high: number;
}

/** Of rate and spend, from one period to the next: with it, nine in ten were covered at each of eleven cuts of three shops. */
const usualDrift = 0.4;

/** Shapes above this differ from one another by less than a hundredth of the sum. */
const largestShape = 10_000;

/**
 * What a customer will spend within the horizon, in the shop's currency: expectation and equal-tailed posterior predictive
 * interval. The sum of k spends over itself plus (gamma + n m) is beta(p k, q + p n); k is weighed by its probability.
 * `drift` is what rate and spend may have moved by (drifted-rate.ts): models alone are too sure of busy customers.
 */
export function revenueInterval(
  repeat: RepeatModel,
  spend: GammaGamma,
  summary: PurchaseSummary,
  spendSummary: SpendSummary,
  horizonWeeks: number,
  coverage: number,
  drift = usualDrift,
): RevenueInterval {
  const { purchases, meanSpend } = spendSummary;
  const expected = expectedPurchases(repeat, summary, horizonWeeks) * expectedSpend(spend, spendSummary);
  const before = spend.gamma + purchases * Math.max(meanSpend, 0);
  if (before <= 0) return { expected, low: 0, high: 0 };
  const counts = purchaseCounts(repeat, summary, horizonWeeks, drift);
  const { shape, rate: known } = driftedSpend(spend.q + spend.p * purchases, before, drift);
  const below = (amount: number): number => {
    let sum = counts[0] ?? 0;
    for (let k = 1; k < counts.length; k++) {
      const chance = counts[k] ?? 0;
      if (chance < 1e-9) continue;
      const own = Math.min(spend.p * k, largestShape);
      const scaled = (amount * own) / (spend.p * k);
      sum += chance * jStat.ibeta(scaled / (scaled + known), own, shape);
    }
    return sum;
  };
  const tail = (1 - coverage) / 2;
  return {
    expected,
    low: Math.min(expected, quantile(below, tail, expected)),
    high: Math.max(expected, quantile(below, 1 - tail, expected)),
  };
}

/** The least amount with at least this probability below it, to a ten-thousandth; 0 where nothing at all is that likely. */
function quantile(below: (amount: number) => number, probability: number, start: number): number {
  if (below(0) >= probability) return 0;
  return firstReaching(below, probability, { from: Math.max(start, Number.MIN_VALUE), limit: 1e300, precision: 1e-4 });
}
