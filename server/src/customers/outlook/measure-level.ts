import { outcomesAfter } from "../backtest/outcomes-after.ts";
import type { PurchaseHistory } from "../backtest/purchase-history.ts";
import { statesAt } from "../backtest/customer-states.ts";
import { thinHistory } from "../backtest/thin-history.ts";
import { expectedPurchases } from "../models/expected-purchases.ts";
import { expectedSpendOf } from "./expected-spend-of.ts";
import { eachState } from "./each-state.ts";
import type { Predictor, ShopLevel } from "./outlook-model.ts";
import { modelWeeks } from "./model-weeks.ts";
import { type LevelEvidence, smoothLevel } from "./smooth-level.ts";
import { summaryOf } from "./summary-of.ts";

const periodDays = 28;
const mostPeriods = 39;
const mostCustomers = 5_000;
const usualHorizonDays = 90;

/** Neither level: what a shop has of which nothing is known. */
export const plainLevel: ShopLevel = { purchases: 1, periods: [], spend: 1 };

/**
 * How far this shop lies off its own models, period by period of 28 days: at the start of each, what is expected of
 * those known by then against what came. Sees nothing after `asOfDay`.
 */
export function measureLevel(history: PurchaseHistory, predictor: Predictor, asOfDay: number): ShopLevel {
  const sample = thinHistory(history, mostCustomers);
  const firstDay = sample.days.reduce((first, day) => Math.min(first, day), asOfDay);
  const purchases: LevelEvidence = { actual: [], expected: [] };
  const spends: LevelEvidence = { actual: [], expected: [] };
  for (let period = 1; period <= mostPeriods && asOfDay - period * periodDays >= firstDay + 20; period++) {
    const found = measurePeriod(sample, predictor, asOfDay - period * periodDays);
    purchases.actual.unshift(found.purchases);
    purchases.expected.unshift(found.expectedPurchases);
    spends.actual.unshift(found.spends);
    spends.expected.unshift(found.expectedSpends);
  }
  const { late, season } = smoothLevel(purchases);
  const periods = season.map((factor) => late * factor);
  const level = { purchases: 1, periods, spend: smoothLevel(spends).late };
  return { ...level, purchases: (7 * modelWeeks({ level }, usualHorizonDays)) / usualHorizonDays };
}

function measurePeriod(history: PurchaseHistory, predictor: Predictor, day: number) {
  const states = statesAt(history, day);
  const outcomes = outcomesAfter(history, states, periodDays);
  const found = { purchases: 0, expectedPurchases: 0 };
  let spend = 0;
  let expectedSpend = 0;
  let squares = 0;
  eachState(states, (state, place) => {
    const bought = outcomes.purchases[place] ?? 0;
    const spent = outcomes.spend[place] ?? 0;
    found.expectedPurchases += expectedPurchases(predictor.repeat, summaryOf(state), periodDays / 7);
    found.purchases += bought;
    if (bought === 0 || spent <= 0) return;
    spend += spent;
    squares += spent ** 2;
    expectedSpend += bought * expectedSpendOf(predictor, state);
  });
  // By Kish: as many equal spends as would be as uncertain in sum, so that one giant customer does not set the level.
  const spends = squares > 0 ? spend ** 2 / squares : 0;
  return { ...found, spends, expectedSpends: spend > 0 ? (spends * expectedSpend) / spend : 0 };
}
