import type { PurchaseColumns } from "../discovery/read-features.ts";
import { aliveProbability } from "../models/alive-probability.ts";
import { churnShift } from "./churn-shift.ts";
import { expectedPurchasesOf } from "./expected-purchases-of.ts";
import { expectedSpendOf } from "./expected-spend-of.ts";
import { noPurchaseChance } from "./no-purchase-chance.ts";
import { outlookColumnNames, usualHorizonDays } from "./outlook-columns.ts";
import type { CustomerState, OutlookModel } from "./outlook-model.ts";
import { summaryOf } from "./summary-of.ts";

type Column = (typeof outlookColumnNames)[number];

/** Of 32 bits, in which a profile keeps it. */
const largest = 3e38;

/** Beyond it exp() is an error in Postgres, and every probability 0 or 1. */
const largestShift = 500;

/** What is kept of one customer for sums over everybody. */
export function predictColumns(outlook: OutlookModel, state: CustomerState): Record<Column, number> {
  const chance = noPurchaseChance(outlook, state, usualHorizonDays);
  return {
    probability_no_purchase: chance.chance,
    probability_alive: aliveProbability(outlook.repeat, summaryOf(state)),
    churn_shift: Math.max(-largestShift, Math.min(churnShift(outlook, state), largestShift)),
    expected_purchases: Math.min(expectedPurchasesOf(outlook, state, usualHorizonDays, chance), largest),
    expected_spend: Math.min(expectedSpendOf(outlook, state), largest),
  };
}

/** predictColumns of many, rows x columns in the order of outlookColumnNames. */
export function predictAllColumns(outlook: OutlookModel, purchases: PurchaseColumns, asOfDay: number): Float32Array {
  const { purchaseDays, firstDay, lastDay, gross } = purchases;
  const values = new Float32Array(purchaseDays.length * outlookColumnNames.length);
  for (let row = 0, at = 0; row < purchaseDays.length; row += 1) {
    const columns = predictColumns(outlook, {
      purchaseDays: purchaseDays[row] ?? 0,
      firstDay: firstDay[row] ?? 0,
      lastDay: lastDay[row] ?? 0,
      asOfDay,
      gross: gross[row] ?? 0,
    });
    for (const name of outlookColumnNames) values[at++] = columns[name];
  }
  return values;
}
