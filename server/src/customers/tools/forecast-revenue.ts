import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { asShare } from "../analytics/as-number.ts";
import { howToImport } from "../analytics/read-shop.ts";
import type { CustomersDeps } from "../deps.ts";
import type { PeriodForecast } from "../forecasts/forecast-flow.ts";
import { forecastRevenue } from "../forecasts/forecast-revenue.ts";
import { readShopDays } from "../forecasts/read-shop-days.ts";
import { BacktestOutput, backtestOutput, EstimateOutput, inMoney, Months, PeriodOutput } from "./forecast-parts.ts";
import { sayRevenueForecast } from "./say-revenue-forecast.ts";

const Output = z.object({
  as_of: z.string().nullable(),
  currency: z.string().nullable(),
  periods: z.array(PeriodOutput.extend({ already: z.number() })),
  total: EstimateOutput,
  over_last_year: z.number().nullable(),
  method: z.string(),
  backtest: BacktestOutput,
  notice: z.string().nullable(),
});
export type RevenueForecastOutput = z.output<typeof Output>;

export const forecastRevenueTool = defineTool<CustomersDeps>()({
  name: "forecast_revenue",
  summary:
    "What the shop will sell in the next months (everybody, before returns), with 90 % limits, how it was forecast and how near such forecasts came on this shop. A month under way holds what is already there.",
  scope: "customers:read",
  effect: "read",
  input: z.object({ months: Months, by: z.enum(["month", "week"]).default("month").describe("Length of a period.") }),
  output: Output,
  async run({ months, by }, { deps: { database } }) {
    const shop = await readShopDays(database);
    const forecast = forecastRevenue(shop, { months, by });
    if (!forecast) {
      return {
        as_of: null,
        currency: shop.currency,
        periods: [],
        total: { expected: 0, low: 0, high: 0 },
        over_last_year: null,
        method: "none",
        backtest: backtestOutput(null),
        notice: howToImport,
      };
    }
    const { periods, total, overLastYear, method, backtest, notices } = forecast;
    return {
      as_of: shop.asOf,
      currency: shop.currency,
      periods: periods.map(periodOutput),
      total: inMoney(total),
      over_last_year: overLastYear === null ? null : asShare(overLastYear),
      method,
      backtest: backtestOutput(backtest),
      notice: notices.length > 0 ? notices.join(" ") : null,
    };
  },
  say: sayRevenueForecast,
});

const periodOutput = (forecast: PeriodForecast) => ({
  period: forecast.period,
  ...inMoney(forecast),
  already: Math.round(forecast.already * 100) / 100,
});
