import type { PurchaseHistory } from "./purchase-history.ts";

/** Customers as they were known on a day, one place each in every array. */
export interface CustomerStates {
  asOfDay: number;
  /** Which customer of the history. */
  customers: Int32Array;
  purchaseDays: Int32Array;
  firstDays: Int32Array;
  lastDays: Int32Array;
  gross: Float64Array;
}

/** Everybody who had bought by the day, from that alone. */
export function statesAt({ starts, days, spend }: PurchaseHistory, asOfDay: number): CustomerStates {
  const size = Math.max(0, starts.length - 1);
  const states: CustomerStates = {
    asOfDay,
    customers: new Int32Array(size),
    purchaseDays: new Int32Array(size),
    firstDays: new Int32Array(size),
    lastDays: new Int32Array(size),
    gross: new Float64Array(size),
  };
  let found = 0;
  for (let customer = 0; customer < size; customer++) {
    const start = starts[customer] ?? 0;
    const end = starts[customer + 1] ?? start;
    let at = start;
    let gross = 0;
    for (; at < end && (days[at] ?? 0) <= asOfDay; at++) gross += spend[at] ?? 0;
    if (at === start) continue;
    states.customers[found] = customer;
    states.purchaseDays[found] = at - start;
    states.firstDays[found] = days[start] ?? 0;
    states.lastDays[found] = days[at - 1] ?? 0;
    states.gross[found] = gross;
    found++;
  }
  return firstOf(states, found);
}

const firstOf = (states: CustomerStates, count: number): CustomerStates => ({
  asOfDay: states.asOfDay,
  customers: states.customers.subarray(0, count),
  purchaseDays: states.purchaseDays.subarray(0, count),
  firstDays: states.firstDays.subarray(0, count),
  lastDays: states.lastDays.subarray(0, count),
  gross: states.gross.subarray(0, count),
});
