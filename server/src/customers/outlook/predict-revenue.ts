import { DateTime } from "luxon";
import type { RevenueInterval } from "../models/revenue-interval.ts";
import { dayNumber, dayOf } from "../day-number.ts";
import { expectedPurchasesOf } from "./expected-purchases-of.ts";
import { expectedSpendOf } from "./expected-spend-of.ts";
import { noPurchaseChance } from "./no-purchase-chance.ts";
import type { CustomerState, OutlookModel } from "./outlook-model.ts";
import { spendWithin } from "./spend-within.ts";

const usualCoverage = 0.9;

/**
 * What a customer will spend in each of the coming months, the first one beginning the day after the state's. The
 * expectations add up to predictCustomer's over the whole time. Finite, low <= expected <= high, for every state.
 */
export function predictRevenue(
  model: OutlookModel,
  state: CustomerState,
  months: number,
  coverage: number = usualCoverage,
): RevenueInterval[] {
  const start = DateTime.fromISO(dayOf(state.asOfDay), { zone: "utc" });
  const spend = expectedSpendOf(model, state);
  let before = 0;
  return Array.from({ length: months }, (_, month) => {
    const horizonDays = dayNumber(start.plus({ months: month + 1 }).toFormat("yyyy-MM-dd")) - state.asOfDay;
    const chance = noPurchaseChance(model, state, horizonDays);
    const upTo = expectedPurchasesOf(model, state, horizonDays, chance);
    const purchases = Math.max(0, upTo - before);
    before = Math.max(before, upTo);
    return spendWithin(model, state, { purchases, expected: purchases * spend }, coverage);
  });
}
