import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { asMoney } from "../analytics/as-number.ts";
import type { CustomersDeps } from "../deps.ts";
import { findPattern, patternNames } from "../patterns/find-pattern.ts";
import { Cursor, Limit } from "./analysis-input.ts";
import { presentMetrics } from "./customer-parts.ts";
import { sayPattern } from "./say-pattern.ts";

const Output = z.object({
  pattern: z.string(),
  definition: z.string(),
  items: z.array(
    z.object({
      customer_id: z.string(),
      why: z.string(),
      metrics: z.record(z.string(), z.number().nullable()),
      last_order_on: z.string(),
    }),
  ),
  next_cursor: z.string().nullable(),
  total: z.int(),
  revenue: z.number(),
  currency: z.string().nullable(),
  as_of: z.string().nullable(),
  notice: z.string().nullable(),
});
export type FindCustomersOutput = z.output<typeof Output>;

export const findCustomersTool = defineTool<CustomersDeps>()({
  name: "find_customers",
  summary:
    "Customers who show a pattern, each with the reason in numbers: high value, one-time, momentum, declining, discount-dependent, B2B, lapsed, or due for a second order; with the pattern's definition, how many and their revenue.",
  scope: "customers:read",
  effect: "read",
  input: z.object({ pattern: z.enum(patternNames).describe("Which."), limit: Limit, cursor: Cursor }),
  output: Output,
  async run({ pattern, limit, cursor }, { deps: { database } }) {
    const { items, nextCursor, run, ...found } = await findPattern(database, pattern, { limit, cursor });
    return {
      pattern,
      definition: found.definition,
      items: items.map(({ customer, why }) => ({
        customer_id: customer.id,
        why,
        metrics: { ...presentMetrics(customer), ...roundAll(customer.numbers) },
        last_order_on: customer.lastOrderOn,
      })),
      next_cursor: nextCursor,
      total: found.total,
      revenue: asMoney(String(found.revenue)),
      currency: run.currency,
      as_of: found.asOf,
      notice: found.notice,
    };
  },
  say: sayPattern,
});

const roundAll = (numbers: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, Number(value.toPrecision(6))]));
