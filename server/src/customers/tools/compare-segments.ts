import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { asMoney } from "../analytics/as-number.ts";
import { compareGroups, type GroupComparison } from "../comparison/compare-groups.ts";
import type { CustomersDeps } from "../deps.ts";
import { sayDifference, saySegmentComparison } from "./say-segment-comparison.ts";

const Side = z.object({
  id: z.string(),
  name: z.string(),
  member_count: z.int(),
  total_revenue: z.number(),
  metrics: z.record(z.string(), z.number().nullable()),
});

const Output = z.object({
  a: Side,
  b: Side,
  shared_members: z.int(),
  differences: z.array(
    z.object({
      measure: z.string(),
      a: z.number().nullable(),
      b: z.number().nullable(),
      effect: z.number().nullable(),
      size: z.enum(["large", "medium", "small", "negligible"]).nullable(),
      words: z.string(),
    }),
  ),
  currency: z.string().nullable(),
  notice: z.string().nullable(),
});
export type SegmentComparisonOutput = z.output<typeof Output>;

const group = z.string().trim().min(1).max(200).describe("Archetype id or name, or axis:segment.");
/** Groups below it differ by chance as much as by nature. */
const fewMembers = 30;

export const compareSegmentsTool = defineTool<CustomersDeps>()({
  name: "compare_segments",
  summary:
    "Two archetypes or segments side by side: size, value and habits, and what tells them apart most, ranked by standardised effect.",
  scope: "customers:read",
  effect: "read",
  input: z.object({ a: group, b: group }),
  output: Output,
  async run({ a, b }, { deps: { database } }) {
    const comparison = await compareGroups(database, { a, b });
    const small = [comparison.a, comparison.b].filter(({ members }) => members < fewMembers);
    return {
      a: presentSide(comparison.a),
      b: presentSide(comparison.b),
      shared_members: comparison.a.shared,
      differences: comparison.differences.map((difference) => ({
        measure: difference.measure,
        a: round(difference.a),
        b: round(difference.b),
        effect: round(difference.effect),
        size: difference.size,
        words: sayDifference(difference, comparison),
      })),
      currency: comparison.currency,
      notice:
        small.length === 0
          ? null
          : `${small.map(({ name, members }) => `${name} has ${members} customers`).join(" and ")}: so few differ by chance.`,
    };
  },
  say: saySegmentComparison,
});

const presentSide = ({ id, name, members, revenue, measures }: GroupComparison["a"]) => ({
  id,
  name,
  member_count: members,
  total_revenue: asMoney(String(revenue)),
  metrics: Object.fromEntries(Object.entries(measures).map(([measure, { mean }]) => [measure, round(mean)])),
});

const round = (value: number | null) => (value === null ? null : Math.round(value * 1e4) / 1e4);
