import type { SummaryGroups } from "./repeat-model.ts";

/** At most `most` groups, evenly picked: enough to see near which start the best fit lies. */
export function thinGroups(groups: SummaryGroups, most: number): SummaryGroups {
  const step = groups.counts.length / most;
  if (step <= 1) return groups;
  const picked = Array.from({ length: most }, (_, at) => Math.floor(at * step));
  const pick = (values: Float64Array): Float64Array => Float64Array.from(picked, (at) => values[at] ?? 0);
  return {
    repeats: pick(groups.repeats),
    lastWeeks: pick(groups.lastWeeks),
    ageWeeks: pick(groups.ageWeeks),
    counts: pick(groups.counts),
  };
}
