import { sayTooFewWeeks } from "./describe-missing.ts";
import type { ScoreSummary } from "./summarize-scores.ts";

/** In words what a team's insights cannot say and what to do about it; null when nothing is missing. */
export function describeTeamMissing(facts: {
  callsAnalyzed: number;
  unanalyzed: number;
  /** Whether there is any call at all, of any time. */
  anyStored: boolean;
  overall: ScoreSummary;
}): string | null {
  const { callsAnalyzed, unanalyzed, anyStored, overall } = facts;
  if (!anyStored) {
    return "No call is stored yet. Bring calls in with `npx rapport import calls FILE` or `npx rapport gong sync`.";
  }
  const waiting =
    unanalyzed === 0
      ? ""
      : `${unanalyzed} ${unanalyzed === 1 ? "call is" : "calls are"} not analyzed yet: run analyze_call.`;
  const parts =
    callsAnalyzed === 0
      ? ["No call that matches is analyzed.", waiting || "Ask for a longer time_period or with fewer filters."]
      : [overall.trendPerMonth === null ? sayTooFewWeeks(overall) : "", waiting];
  return parts.filter((part) => part !== "").join(" ") || null;
}
