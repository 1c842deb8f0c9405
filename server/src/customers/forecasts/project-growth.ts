import { dayNumber } from "../day-number.ts";
import type { Estimate } from "./estimate.ts";
import { explainHistory } from "./explain-history.ts";
import { fitForecast } from "./fit-forecast.ts";
import { flowMethods, stockMethods } from "./forecast-methods.ts";
import { forecastFlow, type PeriodForecast } from "./forecast-flow.ts";
import { forecastStock, weekEnds } from "./forecast-stock.ts";
import { listMonths } from "./list-periods.ts";
import { type BacktestFigures, measureBacktest } from "./measure-backtest.ts";
import type { ShopDays } from "./read-shop-days.ts";
import { shareOfOrders } from "./share-of-orders.ts";
import { sumWeeks } from "./sum-weeks.ts";

export interface GrowthProjection {
  /** Known customers who ever ordered, and those with an order in the last 90 days. */
  customers: number;
  active: number;
  /** New customers; active ones at the end of the month; and who goes 90 days without an order in it. */
  months: { fresh: PeriodForecast; active: Estimate; lapsed: PeriodForecast }[];
  total: Estimate;
  /** Active at the end of the last month, a year before; null where the orders do not go back so far. */
  activeYearBefore: number | null;
  methods: { fresh: string; active: string; lapsed: string };
  backtest: BacktestFigures | null;
  /** Of active customers, at the ends of weeks. */
  activeBacktest: BacktestFigures | null;
  notice: string | null;
}

/** In its first half-year a file of orders calls many new who had ordered before it begins. */
const weeksOfCensoring = 26;
/** The active ones of 90 days fill up for so long. */
const weeksOfFilling = 13;
/** New customers vary more than revenue, by campaigns that nobody can foresee. */
const newCustomersSpread = 0.3;

/** Leaves out the first weeks, at most a third of them. */
const without = (weeks: Float64Array, first: number) => weeks.subarray(Math.min(first, Math.floor(weeks.length / 3)));

function activeAt({ firstDay, activeCustomers }: ShopDays, day: number): number | null {
  const filled = firstDay + 7 * weeksOfFilling;
  return day < filled ? null : (activeCustomers[day - firstDay] ?? null);
}

/** How the customer base will change, month by month. Null in a shop without orders. */
export function projectGrowth(shop: ShopDays, months: number): GrowthProjection | null {
  if (shop.asOf === null) return null;
  const asOfDay = dayNumber(shop.asOf);
  const periods = listMonths(asOfDay, months);
  const newWeeks = without(sumWeeks(shop.newCustomers), weeksOfCensoring);
  const freshModel = fitForecast(newWeeks, {
    methods: [...flowMethods, shareOfOrders(sumWeeks(shop.orders), newWeeks.length)],
    priorSpread: newCustomersSpread,
  });
  const fresh = forecastFlow(freshModel, { days: shop.newCustomers, asOfDay, periods });
  const lapsedModel = fitForecast(without(sumWeeks(shop.lapsedCustomers), weeksOfFilling));
  const lapsed = forecastFlow(lapsedModel, { days: shop.lapsedCustomers, asOfDay, periods });
  const activeWeeks = without(weekEnds(shop.activeCustomers), weeksOfFilling);
  const activeModel = fitForecast(activeWeeks, { methods: stockMethods });
  const active = forecastStock(activeModel, { asOfDay, periods });
  return {
    customers: shop.newCustomers.reduce((sum, value) => sum + value, 0),
    active: shop.activeCustomers.at(-1) ?? 0,
    months: fresh.periods.flatMap((month, at) => {
      const [base, left] = [active[at], lapsed.periods[at]];
      return base && left ? [{ fresh: month, active: base, lapsed: left }] : [];
    }),
    total: fresh.total,
    activeYearBefore: activeAt(shop, (periods.at(-1)?.end ?? asOfDay) - 366),
    methods: {
      fresh: freshModel.method.words,
      active: activeModel.method.words,
      lapsed: lapsedModel.method.words,
    },
    backtest: measureBacktest(freshModel),
    activeBacktest: measureBacktest(activeModel),
    notice: explainHistory(shop.firstDay, asOfDay),
  };
}
