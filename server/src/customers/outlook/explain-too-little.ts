import type { CustomerStates } from "../backtest/customer-states.ts";
import { dayOf } from "../day-number.ts";
import type { TooLittleHistory } from "./outlook-model.ts";

/** Fewer do not settle four parameters, nor more than a guess of their spread. */
const leastReturning = 30;
/** Half a year: what is foretold is 90 days, and as many must be left to learn from before them. */
const leastDays = 182;
const farthestDays = 3 * 365;
/** While nobody has come back yet, nothing tells when thirty will have. */
const nextLookDays = 90;

/** Why this history foretells nothing yet and from when it might; null when it is enough. */
export function explainTooLittle(states: CustomerStates): TooLittleHistory | null {
  const customers = states.purchaseDays.length;
  if (customers === 0) return { missing: "no customer has bought anything yet", worksFrom: null };
  const firstDay = states.firstDays.reduce((first, day) => Math.min(first, day));
  const days = states.asOfDay - firstDay;
  const returning = states.purchaseDays.reduce((count, purchases) => count + (purchases > 1 ? 1 : 0), 0);
  if (days >= leastDays && returning >= leastReturning) return null;
  const missing = [
    ...(days < leastDays ? [`orders reach back ${days} days, ${leastDays} are needed`] : []),
    ...(returning < leastReturning
      ? [`${returning} of ${customers} customers bought on a second day, ${leastReturning} are needed`]
      : []),
  ];
  const longEnough = firstDay + leastDays;
  if (returning >= leastReturning) return { missing: missing.join("; "), worksFrom: dayOf(longEnough) };
  // At the pace of so far.
  const wait =
    returning === 0 ? nextLookDays : Math.ceil(((leastReturning - returning) * Math.max(days, 1)) / returning);
  if (wait > farthestDays)
    return { missing: `${missing.join("; ")}, which is years away at this pace`, worksFrom: null };
  return {
    missing: `${missing.join("; ")}${returning === 0 ? " (the date is the earliest that is likely)" : ""}`,
    worksFrom: dayOf(Math.max(longEnough, states.asOfDay + wait)),
  };
}
