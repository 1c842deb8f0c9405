import { sql } from "drizzle-orm";
import { boolean, check, date, doublePrecision, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { calls } from "./coaching.ts";
import { moment } from "./moment.ts";

/** People who sell, as the recorder lists them. One who left stays. */
export const reps = pgTable("reps", {
  /** Lower case. */
  email: text("email").primaryKey(),
  name: text("name").notNull(),
  title: text("title"),
  active: boolean("active").notNull().default(true),
  archiveUserId: text("archive_user_id"),
  updatedAt: moment("updated_at").notNull().defaultNow(),
});

/** Other addresses of the same person: calls recorded under any of them are theirs. */
export const repAliases = pgTable(
  "rep_aliases",
  {
    /** Lower case. */
    alias: text("alias").primaryKey(),
    email: text("email")
      .notNull()
      .references(() => reps.email, { onDelete: "cascade", onUpdate: "cascade" }),
  },
  (table) => [index("rep_aliases_email").on(table.email)],
);

/** What a person who listened would have given, beside what we gave then. */
export const managerScores = pgTable(
  "manager_scores",
  {
    callId: text("call_id")
      .notNull()
      .references(() => calls.id, { onDelete: "cascade" }),
    dimension: text("dimension").notNull(),
    /** Id of the caller who scored. */
    scoredBy: text("scored_by").notNull(),
    /** 0-100. */
    score: doublePrecision("score").notNull(),
    comment: text("comment"),
    ourScore: doublePrecision("our_score"),
    ourAnalyzer: text("our_analyzer"),
    rubricVersion: text("rubric_version"),
    at: moment("at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.callId, table.dimension, table.scoredBy] }),
    index("manager_scores_at").on(table.at),
    check("manager_scores_score", sql`${table.score} between 0 and 100`),
  ],
);

/** One report a rep and one for the team, for each week. */
export const weeklyReviews = pgTable(
  "weekly_reviews",
  {
    /** The Monday. */
    week: date("week", { mode: "string" }).notNull(),
    /** The rep's address, lower case, or their name where there is none; empty for the team's report. */
    rep: text("rep").notNull(),
    timezone: text("timezone").notNull(),
    report: jsonb("report").notNull(),
    markdown: text("markdown").notNull(),
    html: text("html").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.week, table.rep] })],
);
