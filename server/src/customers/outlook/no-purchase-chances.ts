import type { CustomerStates } from "../backtest/customer-states.ts";
import { eachState } from "./each-state.ts";
import { noPurchaseChance } from "./no-purchase-chance.ts";
import type { Predictor } from "./outlook-model.ts";

/** Everybody's probability of no purchase within the horizon, one place each. */
export function noPurchaseChances(predictor: Predictor, states: CustomerStates, horizonDays: number): Float64Array {
  const chances = new Float64Array(states.purchaseDays.length);
  eachState(states, (state, place) => {
    chances[place] = noPurchaseChance(predictor, state, horizonDays).chance;
  });
  return chances;
}
