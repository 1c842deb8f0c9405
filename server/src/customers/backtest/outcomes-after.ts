import type { CustomerStates } from "./customer-states.ts";
import type { PurchaseHistory } from "./purchase-history.ts";

/** What customers did after the day of their states, one place each. */
export interface Outcomes {
  purchases: Int32Array;
  spend: Float64Array;
}

/** Purchase days and spend in the `horizonDays` after the states' day. */
export function outcomesAfter(
  { starts, days, spend }: PurchaseHistory,
  states: CustomerStates,
  horizonDays: number,
): Outcomes {
  const { asOfDay, customers, purchaseDays } = states;
  const outcomes = { purchases: new Int32Array(customers.length), spend: new Float64Array(customers.length) };
  for (let place = 0; place < customers.length; place++) {
    const customer = customers[place] ?? 0;
    const end = starts[customer + 1] ?? 0;
    const first = (starts[customer] ?? 0) + (purchaseDays[place] ?? 0);
    let at = first;
    let sum = 0;
    for (; at < end && (days[at] ?? 0) <= asOfDay + horizonDays; at++) sum += spend[at] ?? 0;
    outcomes.purchases[place] = at - first;
    outcomes.spend[place] = sum;
  }
  return outcomes;
}
