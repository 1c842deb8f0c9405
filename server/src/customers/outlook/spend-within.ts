import { expectedPurchases } from "../models/expected-purchases.ts";
import { firstReaching } from "../models/first-reaching.ts";
import { type RevenueInterval, revenueInterval } from "../models/revenue-interval.ts";
import type { CustomerState, Predictor } from "./outlook-model.ts";
import { summaryOf } from "./summary-of.ts";

/** A century stands for never. */
const mostWeeks = 5_200;

/**
 * What so many expected purchases of a customer come to, in the shop's currency, with the interval that holds it with
 * this probability: that of so long a time of the models that as many purchases are expected in it. Finite, low <=
 * expected <= high.
 */
export function spendWithin(
  { repeat, spend, level }: Predictor,
  state: CustomerState,
  { purchases, expected }: { purchases: number; expected: number },
  coverage: number,
): RevenueInterval {
  if (expected <= 0) return { expected: 0, low: 0, high: 0 };
  const summary = summaryOf(state);
  const purchaseDays = Math.max(1, state.purchaseDays);
  const spent = { purchases: purchaseDays, meanSpend: state.gross / purchaseDays };
  const within = (weeks: number) => expectedPurchases(repeat, summary, weeks);
  const weeks = firstReaching(within, purchases, { from: 1, limit: mostWeeks, precision: 1e-3 });
  const { low, high } = revenueInterval(repeat, spend, summary, spent, weeks, coverage);
  return {
    expected,
    low: Math.min(expected, low * level.spend),
    high: Math.max(expected, high * level.spend),
  };
}
