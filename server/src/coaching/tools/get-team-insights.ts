import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { products, repRoles } from "../calls/call.ts";
import type { CoachingDeps } from "../deps.ts";
import { gatherTeamInsights } from "../insights/gather-team-insights.ts";
import { timePeriods } from "../insights/time-period.ts";
import { TeamInsightsOutput } from "./get-team-insights-output.ts";
import { presentTeamInsights } from "./present-team-insights.ts";
import { sayTeamInsights } from "./say-team-insights.ts";

export const getTeamInsightsTool = defineTool<CoachingDeps>()({
  name: "get_team_insights",
  summary:
    "How the whole team is doing: averages and trends, every rep with what to work on, who moved most, criteria that many find hard, and exemplary calls.",
  scope: "coaching:read",
  effect: "read",
  input: z.object({
    time_period: z.enum(timePeriods).default("last_30_days").describe("Whole days up to and with today."),
    role: z.enum(repRoles).optional().describe("Only calls on which the rep had this role."),
    product: z.enum(products).optional().describe("Only calls about this product."),
  }),
  output: TeamInsightsOutput,
  async run({ time_period: timePeriod, role, product }, { deps }) {
    return presentTeamInsights(await gatherTeamInsights({ timePeriod, role, product }, deps), deps.settings.timezone);
  },
  say: sayTeamInsights,
});
