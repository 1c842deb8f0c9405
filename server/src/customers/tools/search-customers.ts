import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import type { CustomersDeps } from "../deps.ts";
import type { FoundCustomer } from "../search/present-page.ts";
import { searchCustomers } from "../search/search-customers.ts";
import type { CurrentRun } from "../search/current-run.ts";
import { ArchetypeName, Metrics, presentMetrics } from "./customer-parts.ts";
import { sayCustomers } from "./say-customers.ts";

const Output = z.object({
  items: z.array(
    z.object({
      customer_id: z.string(),
      name: z.string().nullable(),
      email: z.string().nullable(),
      archetype: ArchetypeName.nullable(),
      segments: z.record(z.string(), z.string()),
      metrics: Metrics,
      first_order_on: z.string(),
      last_order_on: z.string(),
    }),
  ),
  next_cursor: z.string().nullable(),
  total: z.int().min(0),
  currency: z.string().nullable(),
});
export type SearchCustomersOutput = z.output<typeof Output>;

export const searchCustomersTool = defineTool<CustomersDeps>()({
  name: "search_customers",
  summary:
    "Find customers by name, id or address, archetype, segments and any filter on their figures, combined; the most valuable first.",
  scope: "customers:read",
  effect: "read",
  input: z.object({
    text: z.string().max(200).optional().describe("Part of id, name or e-mail."),
    archetype_id: z.string().trim().min(1).max(200).optional().describe("Id or name."),
    segment_filter: z.record(z.string(), z.string()).optional().describe("{axis: segment}, all must hold."),
    where: z
      .array(z.record(z.string(), z.unknown()))
      .max(100)
      .optional()
      .describe(
        'All must hold: {field, op, value}, {and: […]}, {or: […]}, {not: {…}}. Fields: any metric, risk_score, probability_no_purchase (90 days), first_order_on, last_order_on, archetype, an axis, "<axis>.strength", customer_id, name, email, has_email. Ops: = != < <= > >= in between contains.',
      ),
    sort: z.string().default("-ltv").describe("Field; - before it: largest first."),
    limit: z.int().min(1).max(200).default(20).describe("Customers a page."),
    cursor: z.string().optional().describe("next_cursor of the page before."),
  }),
  output: Output,
  async run({ limit, cursor, ...input }, { deps }) {
    const { items, nextCursor, total, run } = await searchCustomers(
      {
        text: input.text,
        archetypeId: input.archetype_id,
        segmentFilter: input.segment_filter,
        where: input.where,
        sort: input.sort,
      },
      { limit, cursor },
      deps,
    );
    return {
      items: items.map((customer) => presentCustomer(customer, run)),
      next_cursor: nextCursor,
      total,
      currency: run.currency,
    };
  },
  say: sayCustomers,
});

function presentCustomer(
  found: FoundCustomer,
  { archetypes, axes }: CurrentRun,
): SearchCustomersOutput["items"][number] {
  const archetype = archetypes.find(({ no }) => no === found.archetype_no);
  const segments = axes.flatMap(({ axis, segments: names }, at) => {
    const name = names[found.dominant[at] ?? -1];
    return name === undefined ? [] : [[axis, name] as const];
  });
  return {
    customer_id: found.id,
    name: found.name,
    email: found.email,
    archetype: archetype ? { id: archetype.id, name: archetype.name } : null,
    segments: Object.fromEntries(segments),
    metrics: presentMetrics({
      ltv: found.ltv,
      aov: found.aov,
      orderCount: found.order_count,
      recencyDays: found.recency_days,
      tenureDays: found.tenure_days,
      averageGapDays: found.average_gap_days,
      returnRate: found.return_rate,
      discountShare: found.discount_share,
    }),
    first_order_on: found.first_order_on,
    last_order_on: found.last_order_on,
  };
}
