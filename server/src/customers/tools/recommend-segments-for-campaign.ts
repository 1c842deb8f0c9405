import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { asMoney, asShare } from "../analytics/as-number.ts";
import { campaignGoals } from "../campaigns/campaign-goals.ts";
import { recommendSegments } from "../campaigns/recommend-segments.ts";
import type { CustomersDeps } from "../deps.ts";
import { sayCampaign } from "./say-campaign.ts";
import { sayCount, sayMoney, sayShare } from "./say-figures.ts";

const Output = z.object({
  goal: z.string(),
  items: z.array(
    z.object({
      archetype_id: z.string(),
      name: z.string(),
      members: z.int(),
      targets: z.int(),
      score: z.number(),
      expected_value: z.number(),
      reasoning: z.string(),
    }),
  ),
  total_targets: z.int(),
  advice: z.string().nullable(),
  segment_filter: z.record(z.string(), z.array(z.string())),
  currency: z.string().nullable(),
  notice: z.string().nullable(),
});
export type CampaignOutput = z.output<typeof Output>;

export const recommendSegmentsForCampaignTool = defineTool<CustomersDeps>()({
  name: "recommend_segments_for_campaign",
  summary:
    "Archetypes to target with a campaign: subscription (they buy the same again), retention (weak purchase frequency), cross_sell (one category) or winback (lapsed), ranked by how many fit and what they are worth, with reasons.",
  scope: "customers:read",
  effect: "read",
  input: z.object({
    goal: z.enum(campaignGoals).describe("What for."),
    max_segments: z.int().min(1).max(50).default(5).describe("Archetypes."),
  }),
  output: Output,
  async run({ goal, max_segments: most }, { deps: { database } }) {
    const { archetypes, trait, share, targets, run, notice } = await recommendSegments(database, { goal, most });
    return {
      goal,
      items: archetypes.map((one) => ({
        archetype_id: one.id,
        name: one.name,
        members: one.members,
        targets: one.targets,
        score: asShare(one.score),
        expected_value: asMoney(String(one.expectedValue)),
        reasoning: `${sayCount(one.targets)} of ${sayCount(one.members)} members (${sayShare(one.fit)}; of all customers ${sayShare(share)}) ${trait?.words ?? ""}. Worth ${sayMoney(one.expectedValue, run.currency)} ${trait?.valueWords ?? ""}.`,
      })),
      total_targets: targets,
      advice: trait && trait.advice,
      segment_filter: trait && trait.segments.length > 0 ? { [trait.axis]: trait.segments } : {},
      currency: run.currency,
      notice,
    };
  },
  say: sayCampaign,
});
