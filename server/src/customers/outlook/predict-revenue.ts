import { DateTime } from "luxon";
import { expectedPurchases } from "../models/expected-purchases.ts";
import type { PurchaseSummary, RepeatModel } from "../models/repeat-model.ts";
import { revenueInterval } from "../models/revenue-interval.ts";
import { dayNumber, dayOf } from "./day-number.ts";
import { expectedPurchasesOf } from "./expected-purchases-of.ts";
import { expectedSpendOf } from "./expected-spend-of.ts";
import { noPurchaseChance } from "./no-purchase-chance.ts";
import type { CustomerState, OutlookModel } from "./outlook-model.ts";
import { summaryOf } from "./summary-of.ts";

/** In the shop's currency; low to high is where it lies with the coverage that was asked for. */
export interface RevenueForecast {
  expected: number;
  low: number;
  high: number;
}

const usualCoverage = 0.9;
const mostWeeks = 5_200;

/**
 * What a customer will spend in each of the coming months, the first one beginning the day after the state's. The
 * expectations add up to predictCustomer's over the whole time. The interval of a month is that of so long a time of the
 * models that as many purchases are expected in it. Finite, low <= expected <= high, for every state.
 */
export function predictRevenue(
  model: OutlookModel,
  state: CustomerState,
  months: number,
  coverage: number = usualCoverage,
): RevenueForecast[] {
  const summary = summaryOf(state);
  const start = DateTime.fromISO(dayOf(state.asOfDay), { zone: "utc" });
  const spend = expectedSpendOf(model, state);
  const purchaseDays = Math.max(1, state.purchaseDays);
  const spendSummary = { purchases: purchaseDays, meanSpend: state.gross / purchaseDays };
  let before = 0;
  return Array.from({ length: months }, (_, month) => {
    const horizonDays = dayNumber(start.plus({ months: month + 1 }).toFormat("yyyy-MM-dd")) - state.asOfDay;
    const chance = noPurchaseChance(model, state, horizonDays);
    const upTo = expectedPurchasesOf(model, state, horizonDays, chance);
    const purchases = Math.max(0, upTo - before);
    before = Math.max(before, upTo);
    const expected = purchases * spend;
    if (expected <= 0) return { expected: 0, low: 0, high: 0 };
    const weeks = weeksOf(model.repeat, summary, purchases);
    const interval = revenueInterval(model.repeat, model.spend, summary, spendSummary, weeks, coverage);
    return {
      expected,
      low: Math.min(expected, interval.low * model.level.spend),
      high: Math.max(expected, interval.high * model.level.spend),
    };
  });
}

/** Weeks in which the repeat model expects so many purchases, to a thousandth; a century when it never does. */
function weeksOf(repeat: RepeatModel, summary: PurchaseSummary, purchases: number): number {
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
