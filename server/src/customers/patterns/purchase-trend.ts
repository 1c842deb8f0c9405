import { laplaceTrend } from "./laplace-trend.ts";
import type { ShopClock } from "./shop-clock.ts";

/** Days are numbers since 1970-01-01. */
export interface PurchaseTrend {
  /** Standard deviations, the weaker of calendar and shop time; above 0 the customer comes more and more often. */
  z: number;
  /** Of the weaker one, one-sided. */
  p: number;
  /** Purchase days in the first and in the second half of the time observed. */
  before: number;
  after: number;
  /** The first day of the second half. */
  middle: number;
  /** The first day observed. */
  from: number;
}

interface Observed {
  /** Purchase days, rising. */
  days: readonly number[];
  /** The first purchase day of all. */
  firstDay: number;
  /** The window, both ends in it. */
  from: number;
  to: number;
}

/** Fewer tell nothing. */
export const fewestEvents = 4;

/**
 * Whether a customer comes more or less often within a window: Laplace's test on purchase days in calendar time and in
 * the shop's, of which the weaker counts, so that neither a season nor the shop's decline makes a trend of somebody's.
 * Who first came within the window is observed from then on, and the first day is not counted: there was no time before
 * it. Null below four purchase days observed.
 */
export function purchaseTrend({ days, firstDay, from: start, to }: Observed, clock: ShopClock): PurchaseTrend | null {
  const from = Math.max(start, firstDay + 1);
  const seen = days.filter((day) => day >= from && day <= to);
  if (seen.length < fewestEvents) return null;
  const byCalendar = laplaceTrend(seen.map((day) => (day - from + 0.5) / (to - from + 1)));
  const begin = clock.at(from - 1);
  const length = clock.at(to) - begin;
  // The middle of a day, as above.
  const inShopTime = (day: number) => ((clock.at(day - 1) + clock.at(day)) / 2 - begin) / length;
  const byShop = length > 0 ? laplaceTrend(seen.map(inShopTime)) : byCalendar;
  const opposed = byCalendar.z > 0 !== byShop.z > 0;
  const weaker = Math.abs(byCalendar.z) <= Math.abs(byShop.z) ? byCalendar : byShop;
  const middle = from + Math.ceil((to - from + 1) / 2);
  return {
    z: opposed ? 0 : weaker.z,
    p: opposed ? 0.5 : weaker.p,
    before: seen.filter((day) => day < middle).length,
    after: seen.filter((day) => day >= middle).length,
    middle,
    from,
  };
}
