import type { CoachingDeps } from "../deps.ts";
import { buildRepReview } from "./build-rep-review.ts";
import { buildTeamReview } from "./build-team-review.ts";
import type { Reasons } from "./explain-unscored.ts";
import { readMaterial } from "./read-material.ts";
import { renderRepMarkdown } from "./render/rep-markdown.ts";
import { renderRepPage } from "./render/rep-page.ts";
import { renderTeamMarkdown } from "./render/team-markdown.ts";
import { renderTeamPage } from "./render/team-page.ts";
import type { RepReview, WeeklyReview } from "./review.ts";
import type { Week } from "./week-of.ts";

export type ReviewDeps = Pick<CoachingDeps, "database" | "rubrics" | "settings" | "clock">;

/** The reports of a week from what is judged now: one a rep with calls, one for the team. Stores nothing. */
export async function buildWeeklyReview(
  week: Week,
  deps: ReviewDeps,
  reasons: Reasons = new Map(),
): Promise<WeeklyReview> {
  const { database, settings, clock } = deps;
  const { timezone } = settings;
  const material = await readMaterial(database, week, { timezone, reasons });
  // Of a person's calls the newest says their role.
  const reps = new Map(material.calls.map(({ rep }) => [rep.key, rep]));
  const ordered = [...reps.values()].toSorted((a, b) => a.name.localeCompare(b.name, "en") || (a.key < b.key ? -1 : 1));
  const repReviews: RepReview[] = [];
  for (const rep of ordered) repReviews.push(await buildRepReview(rep, material, deps));
  const team = await buildTeamReview(material, repReviews, deps);
  const generatedAt = clock.now();
  return {
    week: week.week,
    timezone,
    generatedAt,
    team: { report: team, markdown: renderTeamMarkdown(team), html: renderTeamPage(team, generatedAt) },
    reps: repReviews.map((report) => ({
      report,
      markdown: renderRepMarkdown(report),
      html: renderRepPage(report, generatedAt),
    })),
  };
}
