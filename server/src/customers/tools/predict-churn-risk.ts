import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { recommendActions } from "../churn/recommend-actions.ts";
import type { CustomersDeps } from "../deps.ts";
import { describeModel } from "../outlook/describe-model.ts";
import { predictProfile } from "../outlook/predict-profile.ts";
import { loadProfile } from "../profiles/load-profile.ts";
import { CustomerId, Factor, HorizonDays, moneyOrNull, presentScore, RiskLevel, shareOrNull } from "./churn-parts.ts";
import { sayChurnRisk } from "./say-churn-risk.ts";

const Output = z.object({
  customer_id: z.string(),
  risk_score: z.number(),
  risk_level: RiskLevel,
  factors: z.array(Factor),
  probability_no_purchase: z.number().nullable(),
  probability_alive: z.number().nullable(),
  percentile: z.number().nullable(),
  value_at_risk: z.number().nullable(),
  horizon_days: z.int(),
  recommendations: z.array(z.string()),
  model: z.string(),
  last_order_on: z.string(),
  currency: z.string().nullable(),
  as_of: z.string(),
});
export type ChurnRiskOutput = z.output<typeof Output>;

export const predictChurnRiskTool = defineTool<CustomersDeps>()({
  name: "predict_churn_risk",
  summary:
    "Will this customer leave? Rule score with its factors and evidence, the calibrated probability that they buy nothing within the horizon, value at risk, and what to do.",
  scope: "customers:read",
  effect: "read",
  input: z.object({ customer_id: CustomerId, horizon_days: HorizonDays }),
  output: Output,
  async run({ customer_id: customerId, horizon_days: horizonDays }, { deps: { database } }) {
    const profile = await loadProfile(database, customerId);
    const { score, prediction, missing } = await predictProfile(database, profile, horizonDays);
    return {
      customer_id: profile.customerId,
      ...presentScore(score),
      probability_no_purchase: shareOrNull(prediction?.probabilityNoPurchase),
      probability_alive: shareOrNull(prediction?.probabilityAlive),
      percentile: prediction ? Math.round(prediction.percentile * 10) / 10 : null,
      value_at_risk: moneyOrNull(prediction?.valueAtRisk),
      horizon_days: horizonDays,
      recommendations: recommendActions(profile, score, prediction?.probabilityNoPurchase ?? null),
      model: prediction ? describeModel(prediction.outlook, horizonDays) : `Rule alone. ${missing}`,
      last_order_on: profile.lastOrderOn,
      currency: profile.currency,
      as_of: profile.asOf,
    };
  },
  say: sayChurnRisk,
});
