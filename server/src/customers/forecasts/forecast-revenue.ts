import { dayNumber } from "../day-number.ts";
import type { Estimate } from "./estimate.ts";
import { explainHistory } from "./explain-history.ts";
import { fitForecast } from "./fit-forecast.ts";
import { forecastFlow, type PeriodForecast } from "./forecast-flow.ts";
import { listMonths, listWeeks, type Period } from "./list-periods.ts";
import { type BacktestFigures, measureBacktest } from "./measure-backtest.ts";
import type { ShopDays } from "./read-shop-days.ts";
import { sumWeeks } from "./sum-weeks.ts";
import { tameGiantOrders } from "./tame-giant-orders.ts";

export interface RevenueForecast {
  periods: PeriodForecast[];
  total: Estimate & { already: number };
  /** Expected total over what the same days of the year before came to, minus 1; null without that year. */
  overLastYear: number | null;
  method: string;
  backtest: BacktestFigures | null;
  /** What limits the answer. */
  notices: string[];
}

/** Revenue of everybody before returns, by month or week; null in a shop without orders. */
export function forecastRevenue(
  shop: ShopDays,
  { months, by }: { months: number; by: "month" | "week" },
): RevenueForecast | null {
  if (shop.asOf === null) return null;
  const asOfDay = dayNumber(shop.asOf);
  const { values, tamedDays } = tameGiantOrders(shop.revenue, shop.orders);
  const model = fitForecast(sumWeeks(shop.revenue), { tamed: sumWeeks(values) });
  const periods = by === "month" ? listMonths(asOfDay, months) : listWeeks(asOfDay, months);
  const { periods: forecast, total } = forecastFlow(model, { days: shop.revenue, asOfDay, periods });
  const notices = [
    explainHistory(shop.firstDay, asOfDay),
    tamedDays > 0 &&
      `${tamedDays === 1 ? "One day" : `${tamedDays} days`} on which giant orders outweighed the rest ${tamedDays === 1 ? "counts" : "count"} as busy days of ordinary orders: what comes once is not carried on.`,
  ];
  return {
    periods: forecast,
    total,
    overLastYear: overLastYear(shop, { total: total.expected, periods }),
    method: model.method.words,
    backtest: measureBacktest(model),
    notices: notices.filter((notice) => typeof notice === "string"),
  };
}

/** 52 weeks before for weeks, the same months for months. */
function overLastYear(shop: ShopDays, { total, periods }: { total: number; periods: Period[] }): number | null {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last || last.end - first.start > 366) return null;
  const back = first.name.length > 7 ? 364 : 365;
  const start = first.start - back - shop.firstDay;
  const end = last.end - back - shop.firstDay;
  if (start < 0) return null;
  const before = shop.revenue.subarray(start, end).reduce((sum, value) => sum + value, 0);
  return before > 0 ? total / before - 1 : null;
}
