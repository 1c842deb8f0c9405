import { asc, desc, eq } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { weeklyReviews } from "../../storage/schema/team.ts";
import type { Rendered, RepReview, TeamReview, WeeklyReview } from "./review.ts";

/** What is stored for the week of this Monday; null when nothing is. */
export async function readWeeklyReview({ orm }: Pick<Database, "orm">, week: string): Promise<WeeklyReview | null> {
  const rows = await orm
    .select()
    .from(weeklyReviews)
    .where(eq(weeklyReviews.week, week))
    .orderBy(asc(weeklyReviews.rep));
  const team = rows.find(({ rep }) => rep === "");
  if (!team) return null;
  const rendered = <Report>({ report, markdown, html }: (typeof rows)[number]): Rendered<Report> => ({
    report: report as Report,
    markdown,
    html,
  });
  const reps = rows.filter(({ rep }) => rep !== "").map((row) => rendered<RepReview>(row));
  return {
    week,
    timezone: team.timezone,
    generatedAt: team.createdAt,
    team: rendered<TeamReview>(team),
    reps: reps.toSorted((a, b) => a.report.rep.name.localeCompare(b.report.rep.name, "en")),
  };
}

/** The Monday of the newest week with stored reports. */
export async function findNewestReview({ orm }: Pick<Database, "orm">): Promise<string | null> {
  const [newest] = await orm
    .select({ week: weeklyReviews.week })
    .from(weeklyReviews)
    .orderBy(desc(weeklyReviews.week))
    .limit(1);
  return newest?.week ?? null;
}
