import { DateTime } from "luxon";
import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { asMoney } from "../analytics/as-number.ts";
import type { CustomersDeps } from "../deps.ts";
import { describeModel } from "../outlook/describe-model.ts";
import { explainNoOutlook } from "../outlook/explain-no-outlook.ts";
import { canPredict, loadOutlook } from "../outlook/load-outlook.ts";
import { predictRevenue } from "../outlook/predict-revenue.ts";
import { predictTotalRevenue } from "../outlook/predict-total-revenue.ts";
import { stateOfProfile } from "../outlook/state-of-profile.ts";
import { valueTierOf } from "../outlook/value-tier.ts";
import { loadProfile } from "../profiles/load-profile.ts";
import { CustomerId } from "./churn-parts.ts";
import { sayCustomerLtv } from "./say-customer-ltv.ts";

const mostMonths = 36;
const daysPerMonth = 30.4375;

const Output = z.object({
  customer_id: z.string(),
  months: z.array(
    z.object({ month: z.string(), from: z.string(), expected: z.number(), low: z.number(), high: z.number() }),
  ),
  total: z.number().nullable(),
  total_interval: z.object({ low: z.number(), high: z.number() }).nullable(),
  historic_ltv: z.number(),
  tier: z.string(),
  model: z.string(),
  currency: z.string().nullable(),
  as_of: z.string(),
});
export type CustomerLtvOutput = z.output<typeof Output>;

export const forecastCustomerLtvTool = defineTool<CustomersDeps>()({
  name: "forecast_customer_ltv",
  summary:
    "What this customer will bring in the coming months, month by month and in all, each with its 90 % interval, beside what they have brought so far.",
  scope: "customers:read",
  effect: "read",
  input: z.object({
    customer_id: CustomerId,
    months: z.int().min(1).max(mostMonths).default(12).describe(`At most ${mostMonths}.`),
  }),
  output: Output,
  async run({ customer_id: customerId, months }, { deps: { database } }) {
    const profile = await loadProfile(database, customerId);
    const outlook = await loadOutlook(database, profile);
    const known = {
      customer_id: profile.customerId,
      historic_ltv: asMoney(String(profile.ltv)),
      tier: valueTierOf(profile.ltv),
      currency: profile.currency,
      as_of: profile.asOf,
    };
    if (!canPredict(outlook)) {
      const missing = explainNoOutlook(outlook, profile.runId) ?? "";
      return { ...known, months: [], total: null, total_interval: null, model: missing };
    }
    const state = stateOfProfile(profile);
    const total = predictTotalRevenue(outlook, state, months);
    return {
      ...known,
      months: predictRevenue(outlook, state, months).map((month, at) => ({
        month: firstDayOf(profile.asOf, at).slice(0, 7),
        from: firstDayOf(profile.asOf, at),
        expected: money(month.expected),
        low: money(month.low),
        high: money(month.high),
      })),
      total: money(total.expected),
      total_interval: { low: money(total.low), high: money(total.high) },
      model: describeModel(outlook, Math.round(months * daysPerMonth)),
    };
  },
  say: sayCustomerLtv,
});

/** The months follow the day of the profile: each is named by the month in which it begins, the day after. */
const firstDayOf = (asOf: string, month: number) =>
  DateTime.fromISO(asOf, { zone: "utc" }).plus({ days: 1 }).plus({ months: month }).toFormat("yyyy-MM-dd");

/** To the hundredth, which keeps their order. */
const money = (amount: number) => asMoney(String(amount));
