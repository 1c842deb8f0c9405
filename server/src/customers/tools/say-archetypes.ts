import type { ArchetypeStatsOutput } from "./get-archetype-stats.ts";
import type { TopArchetypesOutput } from "./list-top-archetypes.ts";
import { sayChange, sayCount, sayMany, sayMoney, sayShare, sayTable } from "./say-figures.ts";

/** A ranking to choose an archetype from. */
export function sayTopArchetypes({
  items,
  total,
  metric,
  currency,
  notice,
  next_cursor: cursor,
}: TopArchetypesOutput): string {
  if (items.length === 0) return notice ?? `No more archetypes: all ${sayCount(total)} have been shown.`;
  const rows = items.map((item) => [
    `${item.name} (${item.archetype_id})`,
    sayMany(item.member_count, "customer"),
    sayShare(item.population_share),
    `${sayMoney(item.avg_ltv, currency)} each`,
    `${sayMoney(item.total_revenue, currency)} in all`,
    item.growth_per_month === null ? "" : `${sayChange(item.growth_per_month)} a month`,
  ]);
  const by = { ltv: "average lifetime value" }[metric] ?? metric;
  return [
    notice,
    `${items.length === total ? "" : `${items.length} of `}${sayMany(total, "archetype")}, by ${by}`,
    sayTable(rows),
    `Use get_archetype_stats with an id for more${cursor ? `; for the next ones pass cursor ${cursor}` : ""}.`,
  ]
    .filter((part) => part !== null)
    .join("\n\n");
}

/** What an archetype is and what it is worth, for people who plan for it. */
export function sayArchetypeStats(stats: ArchetypeStatsOutput): string {
  const { member_count: members, growth_per_month: growth, currency, history } = stats;
  const folded = members - stats.own_members;
  return [
    `${stats.name} (${stats.archetype_id}): ${sayMany(members, "customer")}, ${sayShare(stats.population_share)} of all`,
    `${sayMoney(stats.total_revenue, currency)} in all, ${sayMoney(stats.avg_ltv, currency)} each, net of returns`,
    ...stats.traits.map((trait) => `- ${trait}`),
    `Signature: ${Object.entries(stats.signature)
      .map(([axis, { segment, strength }]) => `${plain(axis)} ${plain(segment)} (${strength})`)
      .join(", ")}`,
    folded > 0 &&
      `${sayMany(folded, "member")} of other, rarer signatures ${folded === 1 ? "was" : "were"} nearest to this one.`,
    growth !== null && `${sayChange(growth)} customers a month since ${history[0]?.as_of ?? ""}.`,
    "Use search_customers with this archetype_id to see who they are.",
  ]
    .filter((line) => typeof line === "string")
    .join("\n");
}

const plain = (name: string) => name.replaceAll("_", " ");
