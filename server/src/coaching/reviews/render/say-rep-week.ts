import { lineOf, type ScoreLine } from "../review.ts";
import { countOf, sayScore } from "./say-score.ts";

/** `3 calls, 64 of 100`. */
export function sayRepWeek(calls: number, scores: readonly ScoreLine[]): string {
  const { score } = lineOf(scores, "overall");
  return `${countOf(calls, "call")}, ${score === null ? "not scored" : `${sayScore(score)} of 100`}`;
}

/** What stands where nothing is advised. */
export function sayNoFocus(scores: readonly ScoreLine[]): string {
  return lineOf(scores, "overall").score === null
    ? "No call is scored yet."
    : "Nothing stands out to work on: what was heard was good throughout.";
}
