import type { CoachingDeps } from "./coaching/deps.ts";
import { analyzeCallTool } from "./coaching/tools/analyze-call.ts";
import { compareCallsTool } from "./coaching/tools/compare-calls.ts";
import { getCoachingFeedTool } from "./coaching/tools/get-coaching-feed.ts";
import { getRepInsightsTool } from "./coaching/tools/get-rep-insights.ts";
import { getScoreAgreementTool } from "./coaching/tools/get-score-agreement.ts";
import { getTeamInsightsTool } from "./coaching/tools/get-team-insights.ts";
import { getWeeklyReviewTool } from "./coaching/tools/get-weekly-review.ts";
import { recordManagerScoreTool } from "./coaching/tools/record-manager-score.ts";
import { searchCallsTool } from "./coaching/tools/search-calls.ts";
import { type BoundTool, bindTool, type Door } from "./core/tool.ts";
import type { CustomersDeps } from "./customers/deps.ts";

export interface ToolboxDeps {
  coaching: CoachingDeps;
  customers: CustomersDeps;
}

/** Every tool of the product, in the order in which it is listed. */
export function bindToolbox(deps: ToolboxDeps, door: Door): BoundTool[] {
  return [
    bindTool(analyzeCallTool, deps.coaching, door),
    bindTool(getRepInsightsTool, deps.coaching, door),
    bindTool(searchCallsTool, deps.coaching, door),
    bindTool(compareCallsTool, deps.coaching, door),
    bindTool(getTeamInsightsTool, deps.coaching, door),
    bindTool(getCoachingFeedTool, deps.coaching, door),
    bindTool(getWeeklyReviewTool, deps.coaching, door),
    bindTool(recordManagerScoreTool, deps.coaching, door),
    bindTool(getScoreAgreementTool, deps.coaching, door),
  ];
}
