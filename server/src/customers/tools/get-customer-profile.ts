import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { asMoney } from "../analytics/as-number.ts";
import type { CustomersDeps } from "../deps.ts";
import { foretellNextPurchase, irregularityOf } from "../outlook/foretell-next-purchase.ts";
import { usualHorizonDays } from "../outlook/outlook-columns.ts";
import { type ProfileForecast, predictProfile } from "../outlook/predict-profile.ts";
import { loadProfile, type Profile } from "../profiles/load-profile.ts";
import { howToDiscover } from "../search/find-archetype.ts";
import { CustomerId, moneyOrNull, presentScore, RiskLevel, shareOrNull } from "./churn-parts.ts";
import { ArchetypeName, Metrics, presentMetrics } from "./customer-parts.ts";
import { sayCustomerProfile } from "./say-customer-profile.ts";

const Output = z.object({
  customer_id: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  archetype: ArchetypeName.nullable(),
  segments: z.record(
    z.string(),
    z.object({ dominant: z.string(), strength: z.string(), memberships: z.record(z.string(), z.number()) }),
  ),
  features: z.record(z.string(), z.record(z.string(), z.number())),
  metrics: Metrics.extend({
    gross_revenue: z.number(),
    returns_value: z.number(),
    purchase_days: z.int(),
    units: z.number(),
    lines: z.int(),
  }),
  first_order_on: z.string(),
  last_order_on: z.string(),
  prediction: z.object({
    risk_score: z.number(),
    risk_level: RiskLevel,
    horizon_days: z.int(),
    probability_no_purchase: z.number().nullable(),
    probability_alive: z.number().nullable(),
    expected_purchases: z.number().nullable(),
    expected_revenue: z.number().nullable(),
    value_at_risk: z.number().nullable(),
    next_purchase_at: z.string(),
  }),
  currency: z.string().nullable(),
  as_of: z.string(),
  notice: z.string().nullable(),
});
export type CustomerProfileOutput = z.output<typeof Output>;

export const getCustomerProfileTool = defineTool<CustomersDeps>()({
  name: "get_customer_profile",
  summary:
    "One customer in full: archetype, segment on each axis with fuzzy memberships, what they were worked out from, value, rhythm, returns and discounts, and what they will do.",
  scope: "customers:read",
  effect: "read",
  input: z.object({
    customer_id: CustomerId,
  }),
  output: Output,
  async run({ customer_id: customerId }, { deps: { database } }) {
    const profile = await loadProfile(database, customerId);
    const { archetype } = profile;
    const forecast = await predictProfile(database, profile, usualHorizonDays);
    return {
      customer_id: profile.customerId,
      name: profile.name,
      email: profile.email,
      archetype: archetype && { id: archetype.id, name: archetype.name },
      segments: profile.segments ?? {},
      features: profile.features,
      metrics: {
        ...presentMetrics(profile),
        gross_revenue: asMoney(String(profile.gross)),
        returns_value: asMoney(String(profile.returned)),
        purchase_days: profile.purchaseDays,
        units: profile.units,
        lines: profile.lines,
      },
      first_order_on: profile.firstOrderOn,
      last_order_on: profile.lastOrderOn,
      prediction: presentPrediction(profile, forecast),
      currency: profile.currency,
      as_of: profile.asOf,
      notice: profile.runId === 0 ? `Nobody has segments yet. ${howToDiscover}` : forecast.missing,
    };
  },
  say: sayCustomerProfile,
});

function presentPrediction(
  profile: Profile,
  { score, prediction }: ProfileForecast,
): CustomerProfileOutput["prediction"] {
  const { risk_score: riskScore, risk_level: riskLevel } = presentScore(score);
  return {
    risk_score: riskScore,
    risk_level: riskLevel,
    horizon_days: usualHorizonDays,
    probability_no_purchase: shareOrNull(prediction?.probabilityNoPurchase),
    probability_alive: shareOrNull(prediction?.probabilityAlive),
    expected_purchases: prediction ? Math.round(prediction.expectedPurchases * 1000) / 1000 : null,
    expected_revenue: moneyOrNull(prediction?.expectedRevenue),
    value_at_risk: moneyOrNull(prediction?.valueAtRisk),
    next_purchase_at: foretellNextPurchase({ ...profile, irregularity: irregularityOf(profile) }).expectedOn,
  };
}
