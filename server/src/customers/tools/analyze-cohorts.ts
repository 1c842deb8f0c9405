import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { readPeriod } from "../analytics/period.ts";
import { readCohorts } from "../analytics/read-cohorts.ts";
import { howToImport, readShop } from "../analytics/read-shop.ts";
import type { CustomersDeps } from "../deps.ts";
import { Cursor, cursorAfter, Limit, offsetOf, PeriodInput } from "./analysis-input.ts";
import { sayCohorts } from "./say-cohorts.ts";

const Output = z.object({
  currency: z.string().nullable(),
  as_of: z.iso.date().nullable(),
  items: z.array(
    z.object({
      cohort: z.string(),
      customers: z.int(),
      orders: z.int(),
      revenue: z.number(),
      average_retention: z.number().nullable(),
      months: z.array(
        z.object({
          months_later: z.int(),
          customers: z.int(),
          orders: z.int(),
          revenue: z.number(),
          retention: z.number(),
        }),
      ),
    }),
  ),
  next_cursor: z.string().nullable(),
  total: z.int(),
  notice: z.string().nullable(),
});
export type CohortsOutput = z.output<typeof Output>;

export const analyzeCohortsTool = defineTool<CustomersDeps>()({
  name: "analyze_cohorts",
  summary:
    "Known customers by the month of their first order: how many came back each month after it, with orders, revenue and retention.",
  scope: "customers:read",
  effect: "read",
  input: z.object({
    period: PeriodInput.optional().describe("Cohorts whose month begins in it."),
    months: z.int().min(1).max(120).default(24).describe("Months after the first."),
    limit: Limit,
    cursor: Cursor,
  }),
  output: Output,
  async run({ period, months, limit, cursor }, { deps: { database } }) {
    const query = { tool: "analyze_cohorts", period, months };
    const asked = readPeriod(period);
    const offset = offsetOf(cursor, query);
    const [shop, { items, total }] = await Promise.all([
      readShop(database),
      readCohorts(database, { period: asked, months, limit, offset }),
    ]);
    return {
      currency: shop.currency,
      as_of: shop.lastOrderOn,
      items: items.map((each) => ({
        cohort: each.cohort,
        customers: each.customers,
        orders: each.orders,
        revenue: each.revenue,
        average_retention: each.averageRetention,
        months: each.months.map(({ monthsLater, ...month }) => ({ months_later: monthsLater, ...month })),
      })),
      next_cursor: cursorAfter(query, { offset, shown: items.length, total }),
      total,
      notice: noticeOf(shop, total),
    };
  },
  say: sayCohorts,
});

function noticeOf(
  { firstOrderOn, lastOrderOn }: { firstOrderOn: string | null; lastOrderOn: string | null },
  total: number,
): string | null {
  if (firstOrderOn === null || lastOrderOn === null) return howToImport;
  if (total === 0)
    return `No known customer's first order lies there. Orders run from ${firstOrderOn} to ${lastOrderOn}.`;
  return `The first cohorts hold whoever had bought before ${firstOrderOn} as well; the newest month, ${lastOrderOn.slice(0, 7)}, goes up to ${lastOrderOn} only.`;
}
