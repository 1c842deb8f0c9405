import type { PurchaseSummary, SummaryGroups } from "./repeat-model.ts";

/** Equal summaries together, in the order in which each first came: a fit then costs by distinct customers only. */
export function groupSummaries(summaries: Iterable<PurchaseSummary>): SummaryGroups {
  const places = new Map<string, number>();
  const distinct: PurchaseSummary[] = [];
  const counts: number[] = [];
  for (const summary of summaries) {
    const key = `${summary.repeats} ${summary.lastWeeks} ${summary.ageWeeks}`;
    const place = places.get(key);
    if (place !== undefined) counts[place] = (counts[place] ?? 0) + 1;
    else {
      places.set(key, distinct.length);
      distinct.push(summary);
      counts.push(1);
    }
  }
  return {
    repeats: Float64Array.from(distinct, (one) => one.repeats),
    lastWeeks: Float64Array.from(distinct, (one) => one.lastWeeks),
    ageWeeks: Float64Array.from(distinct, (one) => one.ageWeeks),
    counts: Float64Array.from(counts),
  };
}
