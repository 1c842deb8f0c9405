import { and, eq, notInArray, sql } from "drizzle-orm";
import { feed } from "../../storage/schema/coaching.ts";
import { weeklyReviews } from "../../storage/schema/team.ts";
import { buildWeeklyReview, type ReviewDeps } from "./build-weekly-review.ts";
import type { Reasons } from "./explain-unscored.ts";
import { sayHeadline } from "./render/say-headline.ts";
import type { WeeklyReview } from "./review.ts";
import type { Week } from "./week-of.ts";

/**
 * Builds a week's reports from what is judged now and stores them in place of what was stored for that week, all or nothing.
 * Asked again it makes the same rows; the feed tells of a week once. `reasons`: why a call could not be judged, by call id.
 */
export async function writeWeeklyReview(
  week: Week,
  deps: ReviewDeps,
  { reasons = new Map() }: { reasons?: Reasons } = {},
): Promise<WeeklyReview> {
  const review = await buildWeeklyReview(week, deps, reasons);
  const { timezone, generatedAt, team, reps } = review;
  const content = { timezone, createdAt: generatedAt };
  const rows = [
    { week: week.week, rep: "", ...content, ...team },
    ...reps.map(({ report, markdown, html }) => ({
      week: week.week,
      rep: report.rep.key,
      ...content,
      report,
      markdown,
      html,
    })),
  ];
  await deps.database.orm.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`weekly review:${week.week}`}, 0))`);
    const written = rows.map(({ rep }) => rep);
    await tx
      .delete(weeklyReviews)
      .where(and(eq(weeklyReviews.week, week.week), notInArray(weeklyReviews.rep, written)));
    for (const row of rows) {
      await tx
        .insert(weeklyReviews)
        .values(row)
        .onConflictDoUpdate({ target: [weeklyReviews.week, weeklyReviews.rep], set: row });
    }
    const event = {
      headline: sayHeadline(team.report),
      detail: {
        text: sayOutcome(review),
        week: week.week,
        timezone,
        calls: team.report.calls.length,
        reps: reps.length,
      },
    };
    await tx
      .insert(feed)
      .values({ kind: "weekly_review", at: generatedAt, key: `weekly_review:${week.week}`, ...event })
      .onConflictDoUpdate({ target: feed.key, set: event });
  });
  return review;
}

/** What a reader of the feed gets from opening it. */
function sayOutcome({ week, team, reps }: WeeklyReview): string {
  const { coverage, calls } = team.report;
  if (calls.length === 0) return "No calls were recorded, so there is nothing to score.";
  const reports = reps.length === 1 ? "a report for 1 rep" : `reports for ${reps.length} reps`;
  return `${coverage.analyzed} of ${calls.length} analyzed in full; ${reports} and one for the team. Read it with get_weekly_review, week_of ${week}.`;
}
