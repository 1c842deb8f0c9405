import { roundTenth } from "../insights/round-tenth.ts";
import { type ScoreName, scoreNames } from "../insights/score-names.ts";
import type { StoredCall } from "./read-weeks.ts";
import type { ScoreLine } from "./review.ts";
import type { Week } from "./week-of.ts";

/** Fewer calls than these say nothing about a change. */
export const leastCallsNow = 3;
export const leastCallsBefore = 3;
const weeksBefore = 4;

/**
 * Every score of `calls` over the last of `weeks`, with the mean of the four weeks before it and the team's.
 * Means are of per-call values, so that a week with more calls counts more. Pure.
 */
export function measureScores(
  calls: readonly StoredCall[],
  team: readonly StoredCall[],
  weeks: readonly Week[],
): ScoreLine[] {
  return scoreNames.map((name) => {
    const history = weeks.map((week) => ({
      week: week.week,
      ...mean(
        calls.filter((each) => inWeek(each, week)),
        name,
      ),
    }));
    const earlier = weeks.slice(0, -1).slice(-weeksBefore);
    const before = mean(
      calls.filter((each) => earlier.some((week) => inWeek(each, week))),
      name,
    );
    const now = history.at(-1) ?? { score: null, calls: 0 };
    const current = weeks.slice(-1);
    const comparable = now.calls >= leastCallsNow && before.calls >= leastCallsBefore;
    return {
      name,
      score: now.score,
      calls: now.calls,
      before: before.score,
      callsBefore: before.calls,
      change: comparable && now.score !== null && before.score !== null ? roundTenth(now.score - before.score) : null,
      team: mean(
        team.filter((each) => current.some((week) => inWeek(each, week))),
        name,
      ).score,
      history,
    };
  });
}

function mean(calls: readonly StoredCall[], name: ScoreName): { score: number | null; calls: number } {
  const scores = calls.map(({ scores }) => scores[name]).filter((score) => score !== null);
  const sum = scores.reduce((total, score) => total + score, 0);
  return { score: scores.length === 0 ? null : roundTenth(sum / scores.length), calls: scores.length };
}

const inWeek = (call: StoredCall, week: Week) => week.from <= call.started && call.started < week.to;
