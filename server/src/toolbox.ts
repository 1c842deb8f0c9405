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
import { analyzeBehaviorTool } from "./customers/tools/analyze-behavior.ts";
import { analyzeCategoryTrendsTool } from "./customers/tools/analyze-category-trends.ts";
import { analyzeCohortsTool } from "./customers/tools/analyze-cohorts.ts";
import { analyzeProductAffinityTool } from "./customers/tools/analyze-product-affinity.ts";
import { analyzeProductPerformanceTool } from "./customers/tools/analyze-product-performance.ts";
import { analyzeRfmTool } from "./customers/tools/analyze-rfm.ts";
import { analyzeSeasonalityTool } from "./customers/tools/analyze-seasonality.ts";
import { calculateSegmentTrendsTool } from "./customers/tools/calculate-segment-trends.ts";
import { compareSegmentsTool } from "./customers/tools/compare-segments.ts";
import { findCustomersTool } from "./customers/tools/find-customers.ts";
import { forecastRevenueTool } from "./customers/tools/forecast-revenue.ts";
import { forecastCustomerLtvTool } from "./customers/tools/forecast-customer-ltv.ts";
import { getArchetypeStatsTool } from "./customers/tools/get-archetype-stats.ts";
import { getCustomerProfileTool } from "./customers/tools/get-customer-profile.ts";
import { getModelReportTool } from "./customers/tools/get-model-report.ts";
import { getShopOverviewTool } from "./customers/tools/get-shop-overview.ts";
import { listTopArchetypesTool } from "./customers/tools/list-top-archetypes.ts";
import { planOutreachTool } from "./customers/tools/plan-outreach.ts";
import { predictChurnRiskTool } from "./customers/tools/predict-churn-risk.ts";
import { predictNextPurchaseTool } from "./customers/tools/predict-next-purchase.ts";
import { projectArchetypeGrowthTool } from "./customers/tools/project-archetype-growth.ts";
import { projectGrowthTool } from "./customers/tools/project-growth.ts";
import { recommendSegmentsForCampaignTool } from "./customers/tools/recommend-segments-for-campaign.ts";
import { searchCustomersTool } from "./customers/tools/search-customers.ts";
import { summarizeChurnTool } from "./customers/tools/summarize-churn.ts";

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
    bindTool(getShopOverviewTool, deps.customers, door),
    bindTool(analyzeRfmTool, deps.customers, door),
    bindTool(analyzeCohortsTool, deps.customers, door),
    bindTool(analyzeProductAffinityTool, deps.customers, door),
    bindTool(analyzeCategoryTrendsTool, deps.customers, door),
    bindTool(analyzeProductPerformanceTool, deps.customers, door),
    bindTool(searchCustomersTool, deps.customers, door),
    bindTool(getCustomerProfileTool, deps.customers, door),
    bindTool(getArchetypeStatsTool, deps.customers, door),
    bindTool(listTopArchetypesTool, deps.customers, door),
    bindTool(calculateSegmentTrendsTool, deps.customers, door),
    bindTool(compareSegmentsTool, deps.customers, door),
    bindTool(findCustomersTool, deps.customers, door),
    bindTool(analyzeBehaviorTool, deps.customers, door),
    bindTool(recommendSegmentsForCampaignTool, deps.customers, door),
    bindTool(planOutreachTool, deps.customers, door),
    bindTool(predictChurnRiskTool, deps.customers, door),
    bindTool(predictNextPurchaseTool, deps.customers, door),
    bindTool(forecastCustomerLtvTool, deps.customers, door),
    bindTool(summarizeChurnTool, deps.customers, door),
    bindTool(getModelReportTool, deps.customers, door),
    bindTool(forecastRevenueTool, deps.customers, door),
    bindTool(projectGrowthTool, deps.customers, door),
    bindTool(projectArchetypeGrowthTool, deps.customers, door),
    bindTool(analyzeSeasonalityTool, deps.customers, door),
  ];
}
