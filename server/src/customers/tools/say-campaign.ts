import type { CampaignOutput } from "./recommend-segments-for-campaign.ts";
import { sayMany } from "./say-figures.ts";

/** Whom to target and why, the best first, and what to offer them. */
export function sayCampaign({ goal, items, advice, notice, total_targets: targets }: CampaignOutput): string {
  const campaign = `${goal.replaceAll("_", " ")} campaign`;
  if (items.length === 0) return notice ?? `No archetype fits a ${campaign}.`;
  return [
    `For a ${campaign}, ${sayMany(targets, "customer fits", "customers fit")} in all; these archetypes first:`,
    items
      .map(
        ({ name, archetype_id: id, score, reasoning }, at) =>
          `${at + 1}. ${name} (${id}), score ${score.toFixed(2)}: ${reasoning}`,
      )
      .join("\n"),
    notice,
    advice,
    "search_customers with archetype_id lists the members.",
  ]
    .filter((line) => typeof line === "string")
    .join("\n\n");
}
