import type { SummaryGroups } from "./repeat-model.ts";

export interface GroupFigures {
  customers: number;
  /** Purchase days after the first, of everybody. */
  repeats: number;
  /** Customers with one such day or more. */
  returned: number;
  /** Weeks from the first purchase to the as-of day, of everybody together. */
  weeks: number;
}

export function describeGroups(groups: SummaryGroups): GroupFigures {
  const figures = { customers: 0, repeats: 0, returned: 0, weeks: 0 };
  for (let group = 0; group < groups.counts.length; group++) {
    const count = groups.counts[group] ?? 0;
    const repeats = groups.repeats[group] ?? 0;
    figures.customers += count;
    figures.repeats += count * repeats;
    figures.returned += repeats > 0 ? count : 0;
    figures.weeks += count * (groups.ageWeeks[group] ?? 0);
  }
  return figures;
}
