import type { SummaryGroups } from "./repeat-model.ts";

export interface GroupFigures {
  customers: number;
  /** Purchase days after the first, of everybody. */
  repeats: number;
  /** Weeks from the first purchase to the as-of day, of everybody together. */
  weeks: number;
  /** Weeks to a purchase on average, as if one more had been seen half a year apart: finite for any shop. */
  weeksToPurchase: number;
}

/** What a group of shoppers adds up to. */
export function describeGroups(groups: SummaryGroups): GroupFigures {
  const figures = { customers: 0, repeats: 0, weeks: 0, weeksToPurchase: 0 };
  for (let group = 0; group < groups.counts.length; group++) {
    const count = groups.counts[group] ?? 0;
    const repeats = groups.repeats[group] ?? 0;
    figures.customers += count;
    figures.repeats += count * repeats;
    figures.weeks += count * (groups.ageWeeks[group] ?? 0);
  }
  figures.weeksToPurchase = (figures.weeks + 26) / (figures.repeats + 1);
  return figures;
}
