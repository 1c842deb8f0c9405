import type { PurchaseSummary } from "../models/repeat-model.ts";
import type { CustomerState } from "./outlook-model.ts";

/** What the repeat model sees of a customer, in weeks. Finite and in order whatever the state says. */
export function summaryOf({ purchaseDays, firstDay, lastDay, asOfDay }: CustomerState): PurchaseSummary {
  const repeats = Math.max(0, purchaseDays - 1);
  const ageWeeks = Math.max(0, asOfDay - firstDay) / 7;
  // Without repeats the first purchase is the last one.
  const lastWeeks = repeats === 0 ? 0 : Math.min(Math.max(0, lastDay - firstDay) / 7, ageWeeks);
  return { repeats, lastWeeks, ageWeeks };
}
