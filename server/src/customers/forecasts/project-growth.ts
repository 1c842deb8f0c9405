import { dayNumber } from "../outlook/day-number.ts";
import type { Estimate } from "./estimate.ts";
import { explainHistory } from "./explain-history.ts";
import { fitForecast } from "./fit-forecast.ts";
import { stockMethods } from "./forecast-methods.ts";
import { forecastFlow, type PeriodForecast } from "./forecast-flow.ts";
import { forecastStock, weekEnds } from "./forecast-stock.ts";
import { listMonths } from "./list-periods.ts";
import { type BacktestFigures, measureBacktest } from "./measure-backtest.ts";
import type { ShopDays } from "./read-shop-days.ts";
import { sumWeeks } from "./sum-weeks.ts";

export interface GrowthProjection {
  /** Known customers who ever ordered, and those with an order in the last 90 days. */
  customers: number;
  active: number;
  /** New customers; active ones at the end of the month; and who goes 90 days without an order in it. */
  months: { fresh: PeriodForecast; active: Estimate; lapsed: PeriodForecast }[];
  total: Estimate;
  methods: { fresh: string; active: string; lapsed: string };
  backtest: BacktestFigures | null;
  /** Of active customers, at the ends of weeks. */
  activeBacktest: BacktestFigures | null;
  notice: string | null;
}

/** How the customer base will change, month by month. Null in a shop without orders. */
export function projectGrowth(shop: ShopDays, months: number): GrowthProjection | null {
  if (shop.asOf === null) return null;
  const asOfDay = dayNumber(shop.asOf);
  const periods = listMonths(asOfDay, months);
  const flowOf = (days: Float64Array) => {
    const model = fitForecast(sumWeeks(days));
    return { model, ...forecastFlow(model, { days, asOfDay, periods }) };
  };
  const fresh = flowOf(shop.newCustomers);
  const lapsed = flowOf(shop.lapsedCustomers);
  const activeModel = fitForecast(weekEnds(shop.activeCustomers), { methods: stockMethods });
  const active = forecastStock(activeModel, { asOfDay, periods });
  return {
    customers: shop.newCustomers.reduce((sum, value) => sum + value, 0),
    active: shop.activeCustomers.at(-1) ?? 0,
    months: fresh.periods.flatMap((month, at) => {
      const [base, left] = [active[at], lapsed.periods[at]];
      return base && left ? [{ fresh: month, active: base, lapsed: left }] : [];
    }),
    total: fresh.total,
    methods: {
      fresh: fresh.model.method.words,
      active: activeModel.method.words,
      lapsed: lapsed.model.method.words,
    },
    backtest: measureBacktest(fresh.model),
    activeBacktest: measureBacktest(activeModel),
    notice: explainHistory(shop.firstDay, asOfDay),
  };
}
