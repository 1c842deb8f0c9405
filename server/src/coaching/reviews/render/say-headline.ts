import { lineOf, type TeamReview } from "../review.ts";
import { countOf, sayChange, sayScore } from "./say-score.ts";
import { sayWeek } from "./say-time.ts";

/** The week in one line. */
export function sayHeadline({ week, calls, reps, scores, coverage }: TeamReview): string {
  const when = `Week of ${sayWeek(week)}`;
  if (calls.length === 0) return `${when}: no calls were recorded.`;
  const overall = lineOf(scores, "overall");
  const change = sayChange(overall);
  const moved = change === "–" ? "" : ` (${change} against the four weeks before)`;
  const score = overall.score === null ? "none scored" : `team average ${sayScore(overall.score)} of 100${moved}`;
  const open = coverage.analyzed < calls.length ? `, ${calls.length - coverage.analyzed} not fully analyzed` : "";
  return `${when}: ${countOf(calls.length, "call")} by ${countOf(reps.length, "rep")}, ${score}${open}.`;
}
