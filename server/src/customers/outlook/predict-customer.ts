import { aliveProbability } from "../models/alive-probability.ts";
import { expectedPurchasesOf } from "./expected-purchases-of.ts";
import { expectedSpendOf } from "./expected-spend-of.ts";
import { noPurchaseChance } from "./no-purchase-chance.ts";
import type { CustomerState, OutlookModel } from "./outlook-model.ts";
import { summaryOf } from "./summary-of.ts";

export interface CustomerPrediction {
  /** Within the horizon, 0-1. */
  probabilityNoPurchase: number;
  /** That the customer has not left for good, 0-1. */
  probabilityAlive: number;
  /** Purchase days within the horizon. */
  expectedPurchases: number;
  /** Within the horizon, in the shop's currency. */
  expectedRevenue: number;
  /** Of the shop's customers, those with a lower risk, 0-100. */
  percentile: number;
}

/** What one customer will do within the horizon, from the shop's model alone. Finite for every state. */
export function predictCustomer(model: OutlookModel, state: CustomerState, horizonDays: number): CustomerPrediction {
  const chance = noPurchaseChance(model, state, horizonDays);
  const expectedPurchases = expectedPurchasesOf(model, state, horizonDays, chance);
  return {
    probabilityNoPurchase: chance.chance,
    probabilityAlive: aliveProbability(model.repeat, summaryOf(state)),
    expectedPurchases,
    expectedRevenue: expectedPurchases * expectedSpendOf(model, state),
    percentile: percentileOf(model, state, horizonDays, chance.chance),
  };
}

/** By the quantiles kept of the horizon that is nearest: ranks hardly depend on it. */
function percentileOf(model: OutlookModel, state: CustomerState, horizonDays: number, chance: number): number {
  const distance = (days: number): number => Math.abs(Math.log(Math.max(days, 1) / Math.max(horizonDays, 1)));
  const [nearest] = model.percentiles.toSorted((a, b) => distance(a.horizonDays) - distance(b.horizonDays));
  if (!nearest) return 50;
  const risk =
    nearest.horizonDays === horizonDays ? chance : noPurchaseChance(model, state, nearest.horizonDays).chance;
  const below = nearest.quantiles.filter((quantile) => quantile < risk).length;
  const upTo = nearest.quantiles.filter((quantile) => quantile <= risk).length;
  const steps = Math.max(1, nearest.quantiles.length - 1);
  return Math.min(100, Math.max(0, (100 * ((below + upTo - 1) / 2)) / steps));
}
