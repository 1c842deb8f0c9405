import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { asMoney, asShare } from "../analytics/as-number.ts";
import type { CustomersDeps } from "../deps.ts";
import { readCurrentRun } from "../search/current-run.ts";
import { howToDiscover } from "../search/find-archetype.ts";
import { type ArchetypeFigures, readArchetypes } from "../search/read-archetypes.ts";
import { computeGrowth } from "../trends/compute-growth.ts";
import { readArchetypeHistories } from "../trends/read-archetype-histories.ts";
import { Cursor, cursorAfter, Limit, offsetOf } from "./analysis-input.ts";
import { sayTopArchetypes } from "./say-archetypes.ts";

const metrics = ["members", "ltv", "revenue", "growth"] as const;

const Output = z.object({
  items: z.array(
    z.object({
      archetype_id: z.string(),
      name: z.string(),
      member_count: z.int(),
      population_share: z.number(),
      avg_ltv: z.number(),
      total_revenue: z.number(),
      growth_per_month: z.number().nullable(),
      traits: z.array(z.string()),
    }),
  ),
  next_cursor: z.string().nullable(),
  total: z.int(),
  metric: z.string(),
  currency: z.string().nullable(),
  notice: z.string().nullable(),
});
export type TopArchetypesOutput = z.output<typeof Output>;

export const listTopArchetypesTool = defineTool<CustomersDeps>()({
  name: "list_top_archetypes",
  summary: "The shop's archetypes ranked by members, average lifetime value, revenue or growth.",
  scope: "customers:read",
  effect: "read",
  input: z.object({
    metric: z.enum(metrics).default("members").describe("Ranked by."),
    limit: Limit,
    cursor: Cursor,
  }),
  output: Output,
  async run({ metric, limit, cursor }, { deps: { database } }) {
    const offset = offsetOf(cursor, { metric });
    const run = await readCurrentRun(database);
    const [all, histories] = await Promise.all([
      readArchetypes(database, run),
      readArchetypeHistories(
        database,
        run.archetypes.map(({ id }) => id),
      ),
    ]);
    const growth = new Map(all.map(({ id }) => [id, computeGrowth(histories.get(id) ?? [])?.growthPerMonth]));
    // A stable sort: equal ones stay in the order of their members.
    const ranked = all.toSorted((a, b) => rank(b, metric, growth) - rank(a, metric, growth));
    const shown = ranked.slice(offset, offset + limit);
    return {
      items: shown.map((one) => ({
        archetype_id: one.id,
        name: one.name,
        member_count: one.members,
        population_share: asShare(one.populationShare),
        avg_ltv: asMoney(String(one.averageLtv)),
        total_revenue: asMoney(String(one.totalRevenue)),
        growth_per_month: shareOrNull(growth.get(one.id)),
        traits: one.traits,
      })),
      next_cursor: cursorAfter({ metric }, { offset, shown: shown.length, total: ranked.length }),
      total: ranked.length,
      metric,
      currency: run.currency,
      notice: noticeOf(run.id, metric === "growth" && [...growth.values()].every((value) => value === undefined)),
    };
  },
  say: sayTopArchetypes,
});

const shareOrNull = (value: number | undefined) => (value === undefined ? null : asShare(value));

/** Those whose growth is not known come last. */
function rank(
  { id, members, averageLtv, totalRevenue }: ArchetypeFigures,
  metric: (typeof metrics)[number],
  growth: ReadonlyMap<string, number | undefined>,
): number {
  if (metric === "members") return members;
  if (metric === "ltv") return averageLtv;
  if (metric === "revenue") return totalRevenue;
  return growth.get(id) ?? -Number.MAX_VALUE;
}

function noticeOf(runId: number, growthUnknown: boolean): string | null {
  if (runId === 0) return `There are no archetypes yet. ${howToDiscover}`;
  if (!growthUnknown) return null;
  return "Growth is not known yet, so they are ranked by members: it takes three days with a snapshot. `npx rapport snapshots rebuild` makes past ones from the orders.";
}
