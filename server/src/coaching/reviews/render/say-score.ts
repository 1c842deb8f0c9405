import { leastCallsBefore, leastCallsNow } from "../measure-scores.ts";
import type { ScoreName } from "../../insights/score-names.ts";
import { lineOf, type ScoreLine } from "../review.ts";

export const titleOf = (name: ScoreName): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");

/** Whole points: more is not known of one person's judgement, and less of a machine's. */
export const sayScore = (score: number | null): string => (score === null ? "–" : String(Math.round(score)));

export const countOf = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** `+4`, `−3`, `±0`: the difference of the two numbers as they are shown; `–` where nothing can be compared. */
export function sayChange({ score, before, change }: Pick<ScoreLine, "score" | "before" | "change">): string {
  if (change === null || score === null || before === null) return "–";
  return saySigned(Math.round(score) - Math.round(before));
}

export function saySigned(points: number): string {
  if (points === 0) return "±0";
  return points > 0 ? `+${points}` : `−${-points}`;
}

/** Why a review shows no change; null where it shows all. */
export function sayTooFew(scores: readonly ScoreLine[]): string | null {
  const overall = lineOf(scores, "overall");
  if (overall.calls === 0 || overall.change !== null) return null;
  return `No change is shown: that takes ${leastCallsNow} scored calls this week and ${leastCallsBefore} in the four weeks before, and there are ${overall.calls} and ${overall.callsBefore}.`;
}

/** `level 2.5 of 5 over 3 calls`; of one call its level alone. */
export const sayLevel = ({ level, calls }: { level: number; calls: number }): string =>
  `level ${level} of 5${calls === 1 ? "" : ` over ${countOf(calls, "call")}`}`;
