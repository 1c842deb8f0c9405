import type { RepSummary } from "./rank-reps.ts";
import { roundTenth } from "./round-tenth.ts";

export interface Mover {
  rep: RepSummary["rep"];
  average: number;
  previousPeriod: number;
  /** Points. */
  change: number;
  calls: number;
  previousCalls: number;
}

const most = 3;
/** One call against another is chance. */
const fewestCalls = 2;
const leastChange = 1;

/**
 * Whose overall average rose and fell most against the period before, the largest change first: from two calls in
 * each period, and by a point at least.
 */
export function findMovers(reps: readonly RepSummary[]): { up: Mover[]; down: Mover[] } {
  const movers = reps.flatMap(({ rep, callsAnalyzed, callsBefore, scores: { overall } }) => {
    const { average, previousPeriod } = overall;
    if (average === null || previousPeriod === null || Math.min(callsAnalyzed, callsBefore) < fewestCalls) return [];
    const change = roundTenth(average - previousPeriod);
    return [{ rep, average, previousPeriod, change, calls: callsAnalyzed, previousCalls: callsBefore }];
  });
  return {
    up: movers
      .filter(({ change }) => change >= leastChange)
      .toSorted((a, b) => b.change - a.change)
      .slice(0, most),
    down: movers
      .filter(({ change }) => change <= -leastChange)
      .toSorted((a, b) => a.change - b.change)
      .slice(0, most),
  };
}
