import { z } from "zod";
import { ToolError } from "../../core/errors.ts";
import { defineTool } from "../../core/tool.ts";
import { asMoney } from "../analytics/as-number.ts";
import { outreachKinds, planOutreach } from "../campaigns/plan-outreach.ts";
import type { CustomersDeps } from "../deps.ts";
import { howToDiscover } from "../search/find-archetype.ts";
import { sayOutreach } from "./say-outreach.ts";

const Output = z.object({
  kind: z.string(),
  event: z.string().nullable(),
  season: z.object({ start: z.string(), end: z.string() }).nullable(),
  groups: z.array(
    z.object({
      group: z.string(),
      who: z.string(),
      size: z.int(),
      value_at_risk: z.number(),
      action: z.string(),
      offer_guidance: z.string(),
      message_angle: z.string(),
      when: z.string(),
      customers: z.array(
        z.object({ customer_id: z.string(), value_at_risk: z.number(), ltv: z.number(), last_order_on: z.string() }),
      ),
    }),
  ),
  value_at_risk_basis: z.string().nullable(),
  currency: z.string().nullable(),
  as_of: z.string().nullable(),
  notice: z.string().nullable(),
});
export type OutreachOutput = z.output<typeof Output>;

export const planOutreachTool = defineTool<CustomersDeps>()({
  name: "plan_outreach",
  summary:
    "Whom to write to and how, to keep customers (retention), win them back (winback) or for a season: groups with size, value at risk, action, offer, message angle and time, and the customers to begin with.",
  scope: "customers:read",
  effect: "read",
  input: z.object({
    kind: z.enum(outreachKinds).describe("What for."),
    limit: z.int().min(1).max(200).default(5).describe("Customers named a group."),
    event: z.string().trim().min(1).max(60).optional().describe("Of seasonal: christmas, easter … Default: the next."),
  }),
  output: Output,
  async run({ kind, limit, event }, { deps: { database } }) {
    if (event !== undefined && kind !== "seasonal") {
      const message = "only fits kind seasonal. Leave it out, or ask for kind seasonal";
      throw new ToolError("invalid_input", `event ${message}.`, { issues: [{ path: "event", message }] });
    }
    const plan = await planOutreach(database, { kind, limit, event: event ?? null });
    return {
      kind,
      event: plan.season && plan.season.event,
      season: plan.season && { start: plan.season.start, end: plan.season.end },
      groups: plan.groups.map((group) => ({
        group: group.id,
        who: group.who,
        size: group.size,
        value_at_risk: asMoney(String(group.valueAtRisk)),
        action: group.action,
        offer_guidance: group.offerGuidance,
        message_angle: group.messageAngle,
        when: group.when,
        customers: group.customers.map((one) => ({
          customer_id: one.customerId,
          value_at_risk: asMoney(String(one.valueAtRisk)),
          ltv: asMoney(String(one.ltv)),
          last_order_on: one.lastOrderOn,
        })),
      })),
      value_at_risk_basis: plan.basis,
      currency: plan.run.currency,
      as_of: plan.asOf,
      notice:
        plan.notice ??
        (plan.run.id === 0 ? `Without segments the churn rule only knows dates and counts. ${howToDiscover}` : null),
    };
  },
  say: sayOutreach,
});
