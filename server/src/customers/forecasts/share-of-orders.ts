import type { ForecastMethod } from "./forecast-methods.ts";
import { sameWeeksLastYear } from "./same-weeks-last-year.ts";
import { yearOverYear } from "./year-over-year.ts";

const recentWeeks = 13;

/**
 * A share of the shop's orders, such as new customers, with the season of all orders: the orders of the same weeks a
 * year before, with half of the recent change, times the share of the last 13 weeks. A year in which everybody was new
 * to the data has no season of its own to repeat.
 * @param orders by week, up to the same last week as what is forecast.
 */
export const shareOfOrders = (orders: Float64Array, weeks: number): ForecastMethod => ({
  name: "share_of_orders",
  words:
    "the share of orders in the last 13 weeks, times the orders of the same weeks a year before at their new level",
  usualError: 0.2,
  seasonal: true,
  forecast(known, horizon) {
    const seen = orders.subarray(0, orders.length - weeks + known.length);
    const change = yearOverYear(seen);
    const among = sum(seen.subarray(-recentWeeks));
    if (change === null || among <= 0) return null;
    const share = sum(known.subarray(-recentWeeks)) / sum(seen.subarray(-Math.min(recentWeeks, known.length)));
    return sameWeeksLastYear(seen, horizon, Math.sqrt(change) * share);
  },
});

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
