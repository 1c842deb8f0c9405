import { ToolError } from "../../core/errors.ts";
import { buildWeeklyReview, type ReviewDeps } from "./build-weekly-review.ts";
import { listWeekCalls } from "./list-week-calls.ts";
import { findNewestReview, readWeeklyReview } from "./read-weekly-review.ts";
import type { WeeklyReview } from "./review.ts";
import { lastWeek, type Week, weekOf } from "./week-of.ts";

export interface FoundReview {
  review: WeeklyReview;
  /** False: made just now from what is judged, and kept nowhere. */
  stored: boolean;
  /** What the reader should know: that it is not stored, or that calls came in since it was. */
  notice: string | null;
}

/**
 * The stored review of the week `day` lies in, else one made on the spot. Without a day: the newest stored, else last week's.
 * @throws ToolError `invalid_input` when the day is no date or its week has not begun.
 */
export async function findReview(day: string | undefined, deps: ReviewDeps): Promise<FoundReview> {
  const { database, clock, settings } = deps;
  const now = clock.now();
  const week = day === undefined ? await defaultWeek(deps, now) : weekOf(day, settings.timezone);
  if (week.from > now) {
    throw new ToolError("invalid_input", `The week of ${week.week} has not begun. Ask for an earlier one.`, {
      issues: [{ path: "week_of", message: "must not be in the future" }],
    });
  }
  const review = await readWeeklyReview(database, week.week);
  if (review) return { review, stored: true, notice: await sayArrived(week, review, deps) };
  const unfinished = week.to > now ? " The week is not over yet." : "";
  return {
    review: await buildWeeklyReview(week, deps),
    stored: false,
    notice: `This review is not stored: it was made just now from the calls that are analyzed.${unfinished} Run npx rapport review --week ${week.week} to analyze the rest and keep it.`,
  };
}

async function sayArrived(week: Week, { team }: WeeklyReview, { database }: ReviewDeps): Promise<string | null> {
  const reviewed = new Set(team.report.calls.map(({ id }) => id));
  const arrived = (await listWeekCalls(database, week)).filter(({ id }) => !reviewed.has(id)).length;
  if (arrived === 0) return null;
  const calls = arrived === 1 ? "1 call of this week has" : `${arrived} calls of this week have`;
  return `${calls} come in since this review was made. Run npx rapport review --week ${week.week} to take ${arrived === 1 ? "it" : "them"} in.`;
}

async function defaultWeek({ database, settings }: ReviewDeps, now: Date): Promise<Week> {
  const newest = await findNewestReview(database);
  return newest === null ? lastWeek(now, settings.timezone) : weekOf(newest, settings.timezone);
}
