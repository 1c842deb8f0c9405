import { statesAt } from "../src/customers/backtest/customer-states.ts";
import type { PurchaseHistory } from "../src/customers/backtest/purchase-history.ts";

/** The history as it was on a day: no purchase after it, and nobody who had not bought yet. */
export function historyUntil(history: PurchaseHistory, day: number): PurchaseHistory {
  const { customers, purchaseDays } = statesAt(history, day);
  const entries = purchaseDays.reduce((sum, count) => sum + count, 0);
  const starts = new Int32Array(customers.length + 1);
  const days = new Int32Array(entries);
  const spend = new Float64Array(entries);
  customers.forEach((customer, place) => {
    const from = history.starts[customer] ?? 0;
    const to = starts[place] ?? 0;
    const count = purchaseDays[place] ?? 0;
    days.set(history.days.subarray(from, from + count), to);
    spend.set(history.spend.subarray(from, from + count), to);
    starts[place + 1] = to + count;
  });
  return { starts, days, spend, asOfDay: day, sampledOf: customers.length };
}
