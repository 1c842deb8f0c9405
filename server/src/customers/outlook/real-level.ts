import type { CustomerStates } from "../backtest/customer-states.ts";
import { expectedPurchases } from "../models/expected-purchases.ts";
import type { RepeatModel } from "../models/repeat-model.ts";
import { eachState } from "./each-state.ts";
import { summaryOf } from "./summary-of.ts";

/** So much less than expected is a shop that had closed; nothing can be stretched by 0. */
const least = 0.05;

/** How many times as much as the repeat model expected was bought within the horizon, when that is known. */
export function realLevel(
  repeat: RepeatModel,
  { states, purchases, horizonDays }: { states: CustomerStates; purchases: Int32Array; horizonDays: number },
): number {
  let expected = 0;
  eachState(states, (state) => (expected += expectedPurchases(repeat, summaryOf(state), horizonDays / 7)));
  const came = purchases.reduce((sum, count) => sum + count, 0);
  return Math.max(came / Math.max(expected, 1e-9), least);
}
