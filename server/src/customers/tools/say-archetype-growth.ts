import type { MembersBacktest } from "../forecasts/backtest-members.ts";
import type { ArchetypeGrowthOutput } from "./project-archetype-growth.ts";
import { sayChange, sayCount, sayMany, sayShare, sayTable } from "./say-figures.ts";

/** Who grows and who shrinks, with limits, and what to do. */
export function sayArchetypeGrowth(growth: ArchetypeGrowthOutput): string {
  const { periods, archetypes, method, backtest, notice, as_of: asOf } = growth;
  const last = periods.at(-1);
  if (!last) return notice ?? "";
  const rising = archetypes.filter(({ trend }) => trend === "rising");
  const falling = archetypes.filter(({ trend }) => trend === "falling");
  return [
    `By the end of ${last.period}: ${sayCount(last.expected)} customers in ${sayMany(archetypes.length, "archetype")} (90 %: ${sayCount(last.low)} to ${sayCount(last.high)}). ${namesOf("Growing", rising)} ${namesOf("Shrinking", falling.toReversed())}`,
    sayTable([
      ["Archetype", `Members ${asOf}`, `End of ${last.period}`, "90 % limits", "A month", "p"],
      ...archetypes.map((each) => [
        each.name,
        sayCount(each.members),
        sayCount(each.expected),
        `${sayCount(each.low)}–${sayCount(each.high)}`,
        each.trend === "none proven" ? "–" : sayChange(each.growth_per_month),
        each.p_value < 0.001 ? "< 0.001" : each.p_value.toFixed(3),
      ]),
    ]),
    `How: ${method}.`,
    backtest.text,
    falling.length > 0 &&
      "A shrinking archetype loses members to others or to nobody: calculate_segment_trends shows where, plan_outreach whom to write to.",
    notice,
  ]
    .filter((part) => typeof part === "string")
    .join("\n\n");
}

/** How near past projections came. */
export function sayMembersBacktest(backtest: MembersBacktest | null): string {
  if (!backtest) return "Not tested yet: too few month ends are past to project them again.";
  const { forecasts, ahead, error, coverage } = backtest;
  return `On this shop, members one to ${ahead} month ends ahead were projected within ${sayShare(error)}; ${sayShare(coverage)} of ${sayCount(forecasts)} lay within their 90 % limits.`;
}

const shownNames = 3;

function namesOf(what: string, archetypes: { name: string }[]): string {
  if (archetypes.length === 0) return `${what}: none proven.`;
  const names = archetypes.slice(0, shownNames).map(({ name }) => `“${name}”`);
  const more = archetypes.length - names.length;
  return `${what}: ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`;
}
