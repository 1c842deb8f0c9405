import type { CustomerStates } from "../backtest/customer-states.ts";
import { eachState } from "./each-state.ts";
import { expectedPurchasesOf } from "./expected-purchases-of.ts";
import { expectedSpendOf } from "./expected-spend-of.ts";
import { noPurchaseChance } from "./no-purchase-chance.ts";
import type { Predictor } from "./outlook-model.ts";

/** Predictions of customers, one place each. */
export interface Foretold {
  noPurchase: Float64Array;
  /** What the repeat model alone says. */
  modelNoPurchase: Float64Array;
  purchases: Float64Array;
  revenue: Float64Array;
}

/** Predicts everybody at once, as predictCustomer does one. */
export function foretell(predictor: Predictor, states: CustomerStates, horizonDays: number): Foretold {
  const size = states.purchaseDays.length;
  const foretold: Foretold = {
    noPurchase: new Float64Array(size),
    modelNoPurchase: new Float64Array(size),
    purchases: new Float64Array(size),
    revenue: new Float64Array(size),
  };
  eachState(states, (state, place) => {
    const chance = noPurchaseChance(predictor, state, horizonDays);
    const purchases = expectedPurchasesOf(predictor, state, horizonDays, chance);
    foretold.noPurchase[place] = chance.chance;
    foretold.modelNoPurchase[place] = chance.modelChance;
    foretold.purchases[place] = purchases;
    foretold.revenue[place] = purchases * expectedSpendOf(predictor, state);
  });
  return foretold;
}
