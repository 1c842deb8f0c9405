import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import type { CustomersDeps } from "../deps.ts";
import { foretellNextPurchase, irregularityOf } from "../outlook/foretell-next-purchase.ts";
import { usualHorizonDays } from "../outlook/outlook-columns.ts";
import { predictProfile } from "../outlook/predict-profile.ts";
import { loadProfile } from "../profiles/load-profile.ts";
import { CustomerId, shareOrNull } from "./churn-parts.ts";
import { sayNextPurchase } from "./say-next-purchase.ts";

const Output = z.object({
  customer_id: z.string(),
  expected_at: z.string(),
  interval: z.object({ low: z.string(), high: z.string() }),
  overdue: z.boolean(),
  basis: z.string(),
  usual_gap_days: z.number(),
  /** Within 90 days; what the dates take for granted. */
  probability_of_purchase: z.number().nullable(),
  expected_purchases: z.number().nullable(),
  last_order_on: z.string(),
  as_of: z.string(),
  notice: z.string().nullable(),
});
export type NextPurchaseOutput = z.output<typeof Output>;

export const predictNextPurchaseTool = defineTool<CustomersDeps>()({
  name: "predict_next_purchase",
  summary:
    "When this customer will buy next if they do, with a 90 % interval, whether they are overdue, and how likely they buy at all in 90 days.",
  scope: "customers:read",
  effect: "read",
  input: z.object({ customer_id: CustomerId }),
  output: Output,
  async run({ customer_id: customerId }, { deps: { database } }) {
    const profile = await loadProfile(database, customerId);
    const next = foretellNextPurchase({ ...profile, irregularity: irregularityOf(profile) });
    const { prediction, missing } = await predictProfile(database, profile, usualHorizonDays);
    return {
      customer_id: profile.customerId,
      expected_at: next.expectedOn,
      interval: { low: next.low, high: next.high },
      overdue: next.overdue,
      basis: next.basis,
      usual_gap_days: Math.round(next.usualGapDays * 10) / 10,
      probability_of_purchase: shareOrNull(prediction ? 1 - prediction.probabilityNoPurchase : undefined),
      expected_purchases: prediction ? Math.round(prediction.expectedPurchases * 1000) / 1000 : null,
      last_order_on: profile.lastOrderOn,
      as_of: profile.asOf,
      notice: missing,
    };
  },
  say: sayNextPurchase,
});
