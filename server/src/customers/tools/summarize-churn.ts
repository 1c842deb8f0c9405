import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { asMoney } from "../analytics/as-number.ts";
import { howToImport } from "../analytics/read-shop.ts";
import { riskLevelOf, riskLevels } from "../churn/risk-level.ts";
import { type ChurnSummary, summarizeChurn } from "../churn/summarize-churn.ts";
import type { CustomersDeps } from "../deps.ts";
import { describeModel } from "../outlook/describe-model.ts";
import { explainNoOutlook } from "../outlook/explain-no-outlook.ts";
import { canPredict } from "../outlook/load-outlook.ts";
import { HorizonDays, moneyOrNull, RiskLevel, shareOrNull } from "./churn-parts.ts";
import { sayChurnSummary } from "./say-churn-summary.ts";

const Count = z.int().min(0);

const Output = z.object({
  customer_count: Count,
  at_risk_count: Count,
  critical_risk_count: Count,
  by_level: z.record(RiskLevel, Count),
  value_at_risk: z.number().nullable(),
  expected_without_purchase: z.number().nullable(),
  customers: z.array(
    z.object({
      customer_id: z.string(),
      name: z.string().nullable(),
      risk_score: z.number(),
      risk_level: RiskLevel,
      probability_no_purchase: z.number().nullable(),
      value_at_risk: z.number().nullable(),
      ltv: z.number(),
      last_order_on: z.string(),
    }),
  ),
  horizon_days: z.int(),
  model: z.string(),
  currency: z.string().nullable(),
  as_of: z.string().nullable(),
});
export type ChurnSummaryOutput = z.output<typeof Output>;

export const summarizeChurnTool = defineTool<CustomersDeps>()({
  name: "summarize_churn",
  summary:
    "Churn of the whole shop: customers by risk level, how many will buy nothing within the horizon, the value at risk, and whom to save first.",
  scope: "customers:read",
  effect: "read",
  input: z.object({
    horizon_days: HorizonDays,
    limit: z.int().min(1).max(200).default(20).describe("Customers listed."),
  }),
  output: Output,
  async run({ horizon_days: horizonDays, limit }, { deps: { database } }) {
    const summary = await summarizeChurn(database, { horizonDays, limit });
    const byLevel = countByLevel(summary);
    return {
      customer_count: summary.customers,
      at_risk_count: byLevel.HIGH + byLevel.CRITICAL,
      critical_risk_count: byLevel.CRITICAL,
      by_level: byLevel,
      value_at_risk: moneyOrNull(summary.valueAtRisk ?? undefined),
      expected_without_purchase: summary.withoutPurchase === null ? null : Math.round(summary.withoutPurchase),
      customers: summary.first.map((one) => ({
        customer_id: one.id,
        name: one.name,
        risk_score: one.tenths / 10,
        risk_level: riskLevelOf(one.tenths),
        probability_no_purchase: shareOrNull(one.probability ?? undefined),
        value_at_risk: moneyOrNull(one.valueAtRisk ?? undefined),
        ltv: asMoney(String(one.ltv)),
        last_order_on: one.lastOrderOn,
      })),
      horizon_days: horizonDays,
      model: modelOf(summary, horizonDays),
      currency: summary.run.currency,
      as_of: summary.asOf,
    };
  },
  say: sayChurnSummary,
});

function countByLevel({ byTenths }: ChurnSummary): Record<(typeof riskLevels)[number], number> {
  const counts = { LOW: 0, MEDIUM: 0, HIGH: 0, CRITICAL: 0 };
  for (const { tenths, customers } of byTenths) counts[riskLevelOf(tenths)] += customers;
  return counts;
}

function modelOf({ customers, outlook, run }: ChurnSummary, horizonDays: number): string {
  if (customers === 0) return howToImport;
  return canPredict(outlook) ? describeModel(outlook, horizonDays) : `Rule alone. ${explainNoOutlook(outlook, run.id)}`;
}
