import type { CustomerStates } from "./customer-states.ts";
import { quintilesOf } from "./quintiles-of.ts";

/** What a shop would use without models, one place a customer. Higher means that they will rather stay away. */
export interface PeerScores {
  rule: Float64Array;
  rfm: Float64Array;
  recency: Float64Array;
  /** Purchases in the horizon if everybody goes on at their mean rate since the first purchase. */
  naivePurchases: Float64Array;
}

const newDays = 90;
const longAwayDays = 90;

/**
 * The rule is the product's churn rule as far as a purchase history tells it: a one-time buyer stands for the weakest
 * frequency and for the one-time segment, the first 90 days for "new".
 */
export function peerScores(states: CustomerStates, horizonDays: number): PeerScores {
  const { asOfDay, purchaseDays, firstDays, lastDays, gross } = states;
  const recency = Float64Array.from(lastDays, (day) => asOfDay - day);
  const age = (place: number): number => asOfDay - (firstDays[place] ?? 0);
  const fresh = quintilesOf(recency.map((days) => -days));
  const frequent = quintilesOf(purchaseDays);
  const valuable = quintilesOf(gross);
  return {
    rule: recency.map(
      (days, place) =>
        (purchaseDays[place] === 1 ? 0.5 : 0) + (days > longAwayDays ? 0.3 : 0) + (age(place) < newDays ? 0.2 : 0),
    ),
    rfm: recency.map((_, place) => -((fresh[place] ?? 0) + (frequent[place] ?? 0) + (valuable[place] ?? 0))),
    recency,
    naivePurchases: recency.map((_, place) => ((purchaseDays[place] ?? 0) / Math.max(7, age(place))) * horizonDays),
  };
}
