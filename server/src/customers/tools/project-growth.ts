import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { howToImport } from "../analytics/read-shop.ts";
import type { CustomersDeps } from "../deps.ts";
import { projectGrowth } from "../forecasts/project-growth.ts";
import { readShopDays } from "../forecasts/read-shop-days.ts";
import { sayBacktest } from "../forecasts/say-backtest.ts";
import { BacktestOutput, backtestOutput, EstimateOutput, inCustomers, Months, PeriodOutput } from "./forecast-parts.ts";
import { sayGrowth } from "./say-growth.ts";

const Output = z.object({
  as_of: z.string().nullable(),
  customers: z.int(),
  active_customers: z.int(),
  active_year_before: z.int().nullable(),
  periods: z.array(PeriodOutput.extend({ already: z.int(), active: EstimateOutput, churned_out: EstimateOutput })),
  total: EstimateOutput,
  method: z.string(),
  backtest: BacktestOutput,
  notice: z.string().nullable(),
});
export type GrowthOutput = z.output<typeof Output>;

export const projectGrowthTool = defineTool<CustomersDeps>()({
  name: "project_growth",
  summary:
    "How the customer base will grow: new customers of each coming month, active ones (an order in the last 90 days) at its end, and who churns out of them, with 90 % limits and how near such projections came on this shop.",
  scope: "customers:read",
  effect: "read",
  input: z.object({ months: Months }),
  output: Output,
  async run({ months }, { deps: { database } }) {
    const shop = await readShopDays(database);
    const growth = projectGrowth(shop, months);
    if (!growth) {
      return {
        as_of: null,
        customers: 0,
        active_customers: 0,
        active_year_before: null,
        periods: [],
        total: { expected: 0, low: 0, high: 0 },
        method: "none",
        backtest: backtestOutput(null),
        notice: howToImport,
      };
    }
    const { methods, backtest, activeBacktest } = growth;
    const tested = backtestOutput(backtest);
    const active = activeBacktest ? ` Active customers: ${sayBacktest(activeBacktest)}` : "";
    return {
      as_of: shop.asOf,
      customers: growth.customers,
      active_customers: growth.active,
      active_year_before: growth.activeYearBefore,
      periods: growth.months.map((month) => ({
        period: month.fresh.period,
        ...inCustomers(month.fresh),
        already: month.fresh.already,
        active: inCustomers(month.active),
        churned_out: inCustomers(month.lapsed),
      })),
      total: inCustomers(growth.total),
      method: `new customers from ${methods.fresh}; active ones from ${methods.active}; churned-out ones from ${methods.lapsed}`,
      backtest: { ...tested, text: `New customers: ${tested.text}${active}` },
      notice: growth.notice,
    };
  },
  say: sayGrowth,
});
