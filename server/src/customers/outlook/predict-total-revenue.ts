import { DateTime } from "luxon";
import type { RevenueInterval } from "../models/revenue-interval.ts";
import { dayNumber, dayOf } from "../day-number.ts";
import type { CustomerState, OutlookModel } from "./outlook-model.ts";
import { predictCustomer } from "./predict-customer.ts";
import { spendWithin } from "./spend-within.ts";

const coverage = 0.9;

/**
 * What a customer will spend in all of the coming months: predictRevenue's expectations together, with an interval of
 * their sum, which is narrower than the sum of theirs. Finite, low <= expected <= high, for every state.
 */
export function predictTotalRevenue(model: OutlookModel, state: CustomerState, months: number): RevenueInterval {
  const start = DateTime.fromISO(dayOf(state.asOfDay), { zone: "utc" });
  const horizonDays = dayNumber(start.plus({ months }).toFormat("yyyy-MM-dd")) - state.asOfDay;
  const { expectedPurchases: purchases, expectedRevenue: expected } = predictCustomer(model, state, horizonDays);
  return spendWithin(model, state, { purchases, expected }, coverage);
}
