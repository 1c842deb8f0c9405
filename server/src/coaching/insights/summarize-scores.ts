import { computeTrend, type WeekMean } from "./compute-trend.ts";
import { groupBy } from "./group-by.ts";
import type { ScoreTotal, WeeklyScores } from "./read-weekly-scores.ts";
import { roundTenth } from "./round-tenth.ts";
import { type ScoreName, scoreNames } from "./score-names.ts";

export interface ScoreSummary {
  /** Mean over calls; null without a call that has this score. */
  average: number | null;
  /** See computeTrend. */
  trendPerMonth: number | null;
  /** Mean over the calls of the equally long period before. */
  previousPeriod: number | null;
  /** One entry for each week with such a call, oldest first. */
  history: WeekMean[];
}

/** What weekly totals, of one rep or of many, say of each score. Values are rounded to one decimal at the very end. */
export function summarizeScores(weeks: readonly WeeklyScores[]): Record<ScoreName, ScoreSummary> {
  const current = weeks.filter((week) => week.current);
  const before = weeks.filter((week) => !week.current);
  return Object.fromEntries(
    scoreNames.map((name) => {
      const history = weeklyMeans(current, name);
      return [
        name,
        {
          average: roundTenth(mean(current.map(({ totals }) => totals[name]))),
          trendPerMonth: roundTenth(computeTrend(history)),
          previousPeriod: roundTenth(mean(before.map(({ totals }) => totals[name]))),
          history: history.map(({ week, score, calls }) => ({ week, score: roundTenth(score), calls })),
        },
      ];
    }),
  ) as Record<ScoreName, ScoreSummary>;
}

function weeklyMeans(weeks: readonly WeeklyScores[], name: ScoreName): WeekMean[] {
  const byWeek = groupBy(weeks, ({ week }) => week);
  return [...byWeek]
    .map(([week, rows]) => {
      const parts = rows.map(({ totals }) => totals[name]);
      return { week, score: mean(parts) ?? 0, calls: parts.reduce((sum, { calls }) => sum + calls, 0) };
    })
    .filter(({ calls }) => calls > 0)
    .toSorted((a, b) => (a.week < b.week ? -1 : 1));
}

function mean(parts: readonly ScoreTotal[]): number | null {
  const calls = parts.reduce((sum, part) => sum + part.calls, 0);
  return calls === 0 ? null : parts.reduce((sum, part) => sum + part.sum, 0) / calls;
}
