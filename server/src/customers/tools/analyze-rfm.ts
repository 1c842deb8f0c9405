import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { readDay, readPeriod } from "../analytics/period.ts";
import { howToImport, readShop } from "../analytics/read-shop.ts";
import { analyzeRfm, type RfmAnalysis } from "../analytics/rfm/analyze-rfm.ts";
import { rfmGroups, ruleOf } from "../analytics/rfm/rfm-groups.ts";
import type { CustomersDeps } from "../deps.ts";
import { Cursor, cursorAfter, Limit, offsetOf, PeriodInput } from "./analysis-input.ts";
import { sayRfm } from "./say-rfm.ts";

const Measures = z.object({ recency_days: z.number(), orders: z.number(), revenue: z.number() });
const Boundaries = z.array(z.number()).length(4);

const Output = z.object({
  currency: z.string().nullable(),
  as_of: z.iso.date().nullable(),
  customers: z.int(),
  revenue: z.number(),
  quantiles: z.object({ recency_days: Boundaries, orders: Boundaries, revenue: Boundaries }),
  averages: Measures,
  groups: z.array(
    z.object({
      group: z.string(),
      rule: z.string(),
      customers: z.int(),
      share: z.number(),
      orders: z.int(),
      revenue: z.number(),
      revenue_share: z.number(),
      averages: Measures,
      advice: z.string(),
    }),
  ),
  items: z.array(
    z.object({
      customer_id: z.string(),
      recency_days: z.int(),
      orders: z.int(),
      revenue: z.number(),
      score: z.string(),
      group: z.string(),
    }),
  ),
  next_cursor: z.string().nullable(),
  total: z.int(),
  notice: z.string().nullable(),
});
export type RfmOutput = z.output<typeof Output>;

const names = rfmGroups.map(({ name }) => name);

export const analyzeRfmTool = defineTool<CustomersDeps>()({
  name: "analyze_rfm",
  summary:
    "Known customers scored 1-5 by recency, frequency and revenue: quintile boundaries, ten groups from champions to hibernating with counts, revenue and shares, and customers by revenue.",
  scope: "customers:read",
  effect: "read",
  input: z.object({
    as_of: z.string().optional().describe("Day up to which orders are seen. Default: the last."),
    period: PeriodInput.optional().describe("Only orders in it."),
    group: z.enum(names).optional().describe("List customers of it."),
    limit: Limit,
    cursor: Cursor,
  }),
  output: Output,
  async run({ as_of: asOf, period, group, limit, cursor }, { deps: { database } }) {
    const query = { tool: "analyze_rfm", asOf, period, group };
    const offset = offsetOf(cursor, query);
    const [shop, found] = await Promise.all([
      readShop(database),
      analyzeRfm(database, {
        asOf: asOf === undefined ? null : readDay("as_of", asOf),
        period: readPeriod(period),
        group: rfmGroups.find(({ name }) => name === group) ?? null,
        limit,
        offset,
      }),
    ]);
    return {
      currency: shop.currency,
      as_of: found.asOf,
      customers: found.customers,
      revenue: found.revenue,
      quantiles: {
        recency_days: [...found.boundaries.recencyDays],
        orders: [...found.boundaries.orders],
        revenue: [...found.boundaries.revenue],
      },
      averages: {
        recency_days: found.averages.recencyDays,
        orders: found.averages.orders,
        revenue: found.averages.revenue,
      },
      groups: found.groups.map(presentGroup),
      items: found.items.map((each) => ({
        customer_id: each.customerId,
        recency_days: each.recencyDays,
        orders: each.orders,
        revenue: each.revenue,
        score: each.score,
        group: each.group.name,
      })),
      next_cursor: cursorAfter(query, { offset, shown: found.items.length, total: found.total }),
      total: found.total,
      notice: noticeOf(found, shop.firstOrderOn),
    };
  },
  say: sayRfm,
});

function presentGroup(each: RfmAnalysis["groups"][number]): RfmOutput["groups"][number] {
  return {
    group: each.group.name,
    rule: ruleOf(each.group),
    customers: each.customers,
    share: each.share,
    orders: each.orders,
    revenue: each.revenue,
    revenue_share: each.revenueShare,
    averages: { recency_days: each.averageRecencyDays, orders: each.averageOrders, revenue: each.averageRevenue },
    advice: each.group.advice,
  };
}

function noticeOf({ customers, boundaries }: RfmAnalysis, firstOrderOn: string | null): string | null {
  if (firstOrderOn === null) return howToImport;
  if (customers === 0) return `No known customer ordered then. Orders begin on ${firstOrderOn}.`;
  const [first, second] = boundaries.orders;
  if (first !== second) return null;
  return "So many customers have the same number of orders that not every frequency score is given: equal values get equal scores.";
}
