import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { asMoney } from "../analytics/as-number.ts";
import type { CustomersDeps } from "../deps.ts";
import { loadProfile } from "../profiles/load-profile.ts";
import { howToDiscover } from "../search/find-archetype.ts";
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
  prediction: z.null(),
  currency: z.string().nullable(),
  as_of: z.string(),
  notice: z.string().nullable(),
});
export type CustomerProfileOutput = z.output<typeof Output>;

const noPredictions = "Predictions are not part of this version yet.";

export const getCustomerProfileTool = defineTool<CustomersDeps>()({
  name: "get_customer_profile",
  summary:
    "One customer in full: archetype, segment on each axis with fuzzy memberships, what they were worked out from, and value, rhythm, returns and discounts.",
  scope: "customers:read",
  effect: "read",
  input: z.object({
    customer_id: z.string().trim().min(1).max(200).describe("As in the orders; search_customers finds it."),
  }),
  output: Output,
  async run({ customer_id: customerId }, { deps: { database } }) {
    const profile = await loadProfile(database, customerId);
    const { archetype } = profile;
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
      prediction: null,
      currency: profile.currency,
      as_of: profile.asOf,
      notice: profile.runId === 0 ? `Nobody has segments yet. ${howToDiscover} ${noPredictions}` : noPredictions,
    };
  },
  say: sayCustomerProfile,
});
