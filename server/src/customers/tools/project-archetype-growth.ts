import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { asShare } from "../analytics/as-number.ts";
import type { CustomersDeps } from "../deps.ts";
import { type ArchetypesProjection, projectArchetypes } from "../forecasts/project-archetypes.ts";
import { howToDiscover } from "../search/find-archetype.ts";
import { EstimateOutput, inCustomers, Months, PeriodOutput } from "./forecast-parts.ts";
import { sayArchetypeGrowth, sayMembersBacktest } from "./say-archetype-growth.ts";

const Output = z.object({
  as_of: z.string().nullable(),
  periods: z.array(PeriodOutput),
  archetypes: z.array(
    EstimateOutput.extend({
      archetype_id: z.string(),
      name: z.string(),
      members: z.int(),
      growth_per_month: z.number(),
      trend: z.enum(["rising", "falling", "none proven"]),
      p_value: z.number(),
    }),
  ),
  method: z.string(),
  backtest: z.object({
    text: z.string(),
    forecasts: z.int(),
    error: z.number().nullable(),
    coverage: z.number().nullable(),
  }),
  notice: z.string().nullable(),
});
export type ArchetypeGrowthOutput = z.output<typeof Output>;

const method =
  "the last number of members, and the median slope of all pairs of month ends (Sen) where the Mann-Kendall test finds a trend (p < 0.05); limits of a random walk with drift";

export const projectArchetypeGrowthTool = defineTool<CustomersDeps>()({
  name: "project_archetype_growth",
  summary:
    "Which archetypes will grow or shrink: members at the end of the coming months with 90 % limits, whoever gains most first, each trend tested; periods are all customers together.",
  scope: "customers:read",
  effect: "read",
  input: z.object({ months: Months }),
  output: Output,
  async run({ months }, { deps: { database } }) {
    const found = await projectArchetypes(database, months);
    const { backtest } = found;
    return {
      as_of: found.asOf,
      periods: found.periods.map((each) => ({ period: each.period, ...inCustomers(each) })),
      archetypes: found.archetypes.map(({ id, name, members, growthPerMonth, pValue, end }) => ({
        archetype_id: id,
        name,
        members,
        growth_per_month: asShare(growthPerMonth),
        trend: trendOf(growthPerMonth),
        p_value: asShare(pValue),
        ...inCustomers(end),
      })),
      method: found.asOf === null ? "none" : method,
      backtest: {
        text: sayMembersBacktest(backtest),
        forecasts: backtest?.forecasts ?? 0,
        error: backtest && asShare(backtest.error),
        coverage: backtest && asShare(backtest.coverage),
      },
      notice: noticeOf(found),
    };
  },
  say: sayArchetypeGrowth,
});

function trendOf(growth: number): "rising" | "falling" | "none proven" {
  if (growth === 0) return "none proven";
  return growth > 0 ? "rising" : "falling";
}

const fewestMonths = 5;

function noticeOf({ asOf, points, unit }: ArchetypesProjection): string | null {
  if (asOf === null) return `There are no archetypes yet. ${howToDiscover}`;
  if (unit === "month" && points >= fewestMonths) return null;
  return `A trend is proven from ${fewestMonths} month ends on and there ${points === 1 ? "is 1 snapshot" : `are ${points} snapshots`}. One is taken every day; \`npx rapport snapshots rebuild\` makes past month ends from the orders.`;
}
