import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { asMoney, asShare } from "../analytics/as-number.ts";
import type { CustomersDeps } from "../deps.ts";
import { readCurrentRun } from "../search/current-run.ts";
import { findArchetype } from "../search/find-archetype.ts";
import { readArchetypes } from "../search/read-archetypes.ts";
import { computeGrowth } from "../trends/compute-growth.ts";
import { readArchetypeHistories } from "../trends/read-archetype-histories.ts";
import { sayArchetypeStats } from "./say-archetypes.ts";

const Output = z.object({
  archetype_id: z.string(),
  name: z.string(),
  member_count: z.int(),
  population_share: z.number(),
  avg_ltv: z.number(),
  total_revenue: z.number(),
  own_members: z.int(),
  signature: z.record(z.string(), z.object({ segment: z.string(), strength: z.string() })),
  traits: z.array(z.string()),
  history: z.array(z.object({ as_of: z.string(), members: z.int(), share: z.number() })),
  growth_per_month: z.number().nullable(),
  currency: z.string().nullable(),
  as_of: z.string().nullable(),
});
export type ArchetypeStatsOutput = z.output<typeof Output>;

export const getArchetypeStatsTool = defineTool<CustomersDeps>()({
  name: "get_archetype_stats",
  summary: "One archetype: how many customers and how much revenue, its signature and traits, and how it grew.",
  scope: "customers:read",
  effect: "read",
  input: z.object({ archetype_id: z.string().trim().min(1).max(200).describe("Id or name.") }),
  output: Output,
  async run({ archetype_id: asked }, { deps: { database } }) {
    const run = await readCurrentRun(database);
    const { id } = findArchetype(run, asked);
    const [all, histories] = await Promise.all([readArchetypes(database, run), readArchetypeHistories(database, [id])]);
    const archetype = all.find((one) => one.id === id);
    if (!archetype) throw new Error(`Archetype ${id} of run ${run.id} went away while it was read.`);
    const history = histories.get(id) ?? [];
    const growth = computeGrowth(history);
    return {
      archetype_id: archetype.id,
      name: archetype.name,
      member_count: archetype.members,
      population_share: asShare(archetype.populationShare),
      avg_ltv: asMoney(String(archetype.averageLtv)),
      total_revenue: asMoney(String(archetype.totalRevenue)),
      own_members: archetype.ownMembers,
      signature: archetype.signature,
      traits: archetype.traits,
      history: history.map(({ asOf, members, share }) => ({ as_of: asOf, members, share: asShare(share) })),
      growth_per_month: growth && asShare(growth.growthPerMonth),
      currency: run.currency,
      as_of: run.asOf,
    };
  },
  say: sayArchetypeStats,
});
