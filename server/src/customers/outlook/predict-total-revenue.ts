import { DateTime } from "luxon";
import { expectedPurchases } from "../models/expected-purchases.ts";
import type { PurchaseSummary, RepeatModel } from "../models/repeat-model.ts";
import { revenueInterval } from "../models/revenue-interval.ts";
import { dayNumber, dayOf } from "./day-number.ts";
import type { CustomerState, OutlookModel } from "./outlook-model.ts";
import { predictCustomer } from "./predict-customer.ts";
import type { RevenueForecast } from "./predict-revenue.ts";
import { summaryOf } from "./summary-of.ts";

const coverage = 0.9;
const mostWeeks = 5_200;

/**
 * What a customer will spend in all of the coming months: predictRevenue's expectations together, with an interval of
 * their sum, which is narrower than the sum of theirs. Finite, low <= expected <= high, for every state.
 */
export function predictTotalRevenue(model: OutlookModel, state: CustomerState, months: number): RevenueForecast {
  const start = DateTime.fromISO(dayOf(state.asOfDay), { zone: "utc" });
  const horizonDays = dayNumber(start.plus({ months }).toFormat("yyyy-MM-dd")) - state.asOfDay;
  const { expectedPurchases: purchases, expectedRevenue: expected } = predictCustomer(model, state, horizonDays);
  if (expected <= 0) return { expected: 0, low: 0, high: 0 };
  const summary = summaryOf(state);
  const purchaseDays = Math.max(1, state.purchaseDays);
  const spend = { purchases: purchaseDays, meanSpend: state.gross / purchaseDays };
  const weeks = weeksFor(model.repeat, summary, purchases);
  const { low, high } = revenueInterval(model.repeat, model.spend, summary, spend, weeks, coverage);
  return {
    expected,
    low: Math.min(expected, low * model.level.spend),
    high: Math.max(expected, high * model.level.spend),
  };
}

/** Weeks in which the repeat model alone expects so many purchases, to a thousandth; a century when it never does. */
function weeksFor(repeat: RepeatModel, summary: PurchaseSummary, purchases: number): number {
  let low = 0;
  let high = 1;
  while (high < mostWeeks && expectedPurchases(repeat, summary, high) < purchases) [low, high] = [high, high * 2];
  while (high - low > 1e-3 * high) {
    const middle = (low + high) / 2;
    if (expectedPurchases(repeat, summary, middle) < purchases) low = middle;
    else high = middle;
  }
  return high;
}
