import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { products } from "../calls/call.ts";
import type { CoachingDeps } from "../deps.ts";
import { gatherRepInsights } from "../insights/gather-rep-insights.ts";
import { timePeriods } from "../insights/time-period.ts";
import { RepInsightsOutput } from "./get-rep-insights-output.ts";
import { presentRepInsights } from "./present-rep-insights.ts";
import { RepEmail } from "./rep-email.ts";
import { sayRepInsights } from "./say-rep-insights.ts";

export const getRepInsightsTool = defineTool<CoachingDeps>()({
  name: "get_rep_insights",
  summary:
    "How one rep is doing: scores and trends beside the team, the criteria that are low with moments from calls, what goes well, and a coaching plan with calls of the team to listen to.",
  scope: "coaching:read",
  effect: "read",
  input: z.object({
    rep_email: RepEmail.describe("Any address of the rep."),
    time_period: z.enum(timePeriods).default("last_30_days").describe("Whole days up to and with today."),
    product_filter: z.enum(products).optional().describe("Only calls about this product."),
  }),
  output: RepInsightsOutput,
  async run({ rep_email: repEmail, time_period: timePeriod, product_filter: product }, { deps }) {
    const insights = await gatherRepInsights({ repEmail, timePeriod, product }, deps);
    return presentRepInsights(insights, { rubrics: deps.rubrics, timezone: deps.settings.timezone });
  },
  say: sayRepInsights,
});
