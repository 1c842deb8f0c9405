import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { asMoney, asShare } from "../analytics/as-number.ts";
import { readPeriod } from "../analytics/period.ts";
import { howToImport } from "../analytics/read-shop.ts";
import { analyzeBehavior, type Behavior } from "../behavior/analyze-behavior.ts";
import type { CustomersDeps } from "../deps.ts";
import { PeriodInput } from "./analysis-input.ts";
import { sayBehavior } from "./say-behavior.ts";

const Table = z.object({
  of: z.string(),
  rows: z.array(
    z.object({
      key: z.string(),
      count: z.int(),
      revenue: z.number(),
      share: z.number(),
      revenue_share: z.number(),
    }),
  ),
});

const Output = z.object({
  currency: z.string().nullable(),
  as_of: z.string().nullable(),
  customers: z.int(),
  orders: z.int(),
  revenue: z.number(),
  averages: z.record(z.string(), z.number().nullable()),
  shares: z.record(z.string(), z.number()),
  tables: z.record(z.string(), Table),
  sample_share: z.number(),
  notice: z.string().nullable(),
});
export type BehaviorOutput = z.output<typeof Output>;

export const analyzeBehaviorTool = defineTool<CustomersDeps>()({
  name: "analyze_behavior",
  summary:
    "How and when customers buy, all or a group: weekday, hour and month of orders, products an order, orders a customer, days between, repeats, discounts, returns, first orders against later ones.",
  scope: "customers:read",
  effect: "read",
  input: z.object({
    archetype_id: z.string().trim().min(1).max(200).optional().describe("Id or name."),
    segment_filter: z.record(z.string(), z.string()).optional().describe("{axis: segment}."),
    where: z
      .array(z.record(z.string(), z.unknown()))
      .max(100)
      .optional()
      .describe("Conditions as in search_customers."),
    period: PeriodInput.optional().describe("Only orders in it."),
  }),
  output: Output,
  async run({ archetype_id: archetypeId, segment_filter: segmentFilter, where, period }, { deps: { database } }) {
    const found = await analyzeBehavior(database, { archetypeId, segmentFilter, where }, readPeriod(period));
    return {
      currency: found.run.currency,
      as_of: found.asOf,
      customers: found.customers,
      orders: found.orders,
      revenue: asMoney(String(found.revenue)),
      averages: {
        aov: asMoney(String(found.aov)),
        orders_per_customer: round(found.ordersPerCustomer),
        products_per_order: round(found.productsPerOrder),
        days_between_median: found.daysBetween?.median ?? null,
        days_between_p25: found.daysBetween?.quartiles[0] ?? null,
        days_between_p75: found.daysBetween?.quartiles[1] ?? null,
      },
      shares: {
        repeat_customers: asShare(found.repeatShare),
        discount: asShare(found.discountShare),
        discounted_orders: asShare(found.discountedOrderShare),
        return_rate: asShare(found.returnRate),
        return_orders: asShare(found.returnOrderShare),
        new_revenue: asShare(found.newRevenueShare),
      },
      tables: Object.fromEntries(
        Object.entries(found.tables).map(([name, { of, rows }]) => [
          name,
          {
            of,
            rows: rows.map(({ key, count, revenue, share, revenueShare }) => ({
              key,
              count,
              revenue: asMoney(String(revenue)),
              share: asShare(share),
              revenue_share: asShare(revenueShare),
            })),
          },
        ]),
      ),
      sample_share: asShare(found.sampleShare),
      notice: noticeOf(found, archetypeId !== undefined || segmentFilter !== undefined || where !== undefined),
    };
  },
  say: sayBehavior,
});

const round = (value: number) => Math.round(value * 100) / 100;

function noticeOf({ asOf, orders, sampleShare }: Behavior, isGroup: boolean): string | null {
  if (asOf === null) return isGroup ? "No customer is in this group." : howToImport;
  if (orders === 0) return "Nobody of them ordered in this period.";
  if (sampleShare >= 1) return null;
  return `Shares and tables are from the orders of one customer in ${Math.round(1 / sampleShare)}, counts scaled up.`;
}
