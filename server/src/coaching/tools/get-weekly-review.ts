import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { dimensions, repRoles } from "../calls/call.ts";
import type { CoachingDeps } from "../deps.ts";
import { findRep } from "../reps/find-rep.ts";
import { findReview } from "../reviews/find-review.ts";
import { objectionTypes } from "../signals/signals.ts";
import { CallScores } from "./call-brief.ts";
import { presentWeeklyReview } from "./present-weekly-review.ts";
import { RepEmail } from "./rep-email.ts";

const Count = z.int().min(0);
const Place = {
  call_id: z.string(),
  title: z.string(),
  rep: z.string(),
  quote: z.string().nullable(),
  start_seconds: z.number().nullable(),
};
const Focus = z.object({
  dimension: z.enum(dimensions),
  criterion: z.string(),
  level: z.number(),
  what: z.string(),
  say_instead: z.string(),
  ...Place,
});

export const GetWeeklyReviewOutput = z.object({
  week: z.iso.date().describe("The Monday."),
  timezone: z.string(),
  stored: z.boolean(),
  generated_at: z.iso.datetime(),
  reps: z.array(
    z.object({
      rep: z.object({ email: z.string().nullable(), name: z.string(), role: z.enum(repRoles) }),
      calls: Count,
      scores: CallScores,
      change: z.number().nullable().describe("Overall, against the four weeks before."),
      focus: z.array(Focus),
      action_items: z.array(z.object({ what: z.string(), owner: z.string().nullable(), due: z.string().nullable() })),
    }),
  ),
  team: z
    .object({
      calls: Count,
      analyzed: Count,
      scores: CallScores,
      change: z.number().nullable(),
      worth_hearing: z.array(z.object({ dimension: z.enum(dimensions), score: z.number(), ...Place })),
      objections: z.array(z.object({ type: z.enum(objectionTypes), objections: Count, calls: Count })),
      cost_usd: z.number().min(0),
    })
    .nullable(),
  markdown: z.string(),
  notice: z.string().nullable(),
});
export type GetWeeklyReviewOutput = z.output<typeof GetWeeklyReviewOutput>;

export const getWeeklyReviewTool = defineTool<CoachingDeps>()({
  name: "get_weekly_review",
  summary:
    "A week of calls in one report: scores and what changed, what each rep should work on with the moment that shows it, calls worth hearing, objections, action items. For the team, or for one rep.",
  scope: "coaching:read",
  effect: "read",
  input: z.object({
    week_of: z.string().max(40).optional().describe("Any day of the week, YYYY-MM-DD. Default: the newest review."),
    rep_email: RepEmail.optional().describe("Only this rep's report."),
  }),
  output: GetWeeklyReviewOutput,
  async run({ week_of: weekOf, rep_email: email }, { deps }) {
    const rep = email === undefined ? null : await findRep(deps.database, email);
    return presentWeeklyReview(await findReview(weekOf, deps), rep);
  },
  say: ({ markdown, notice }) => (notice === null ? markdown : `Note: ${notice}\n\n${markdown}`),
});
