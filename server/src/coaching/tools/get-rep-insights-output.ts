import { z } from "zod";
import { dimensions, repRoles } from "../calls/call.ts";
import { scoreNames } from "../insights/score-names.ts";

const Score = z.number().min(0).max(100).nullable();
const Count = z.int().min(0);
const Level = z.number().min(1).max(5);
const Zoned = z.iso.datetime({ offset: true });
const Moment = { quote: z.string().nullable(), speaker: z.string().nullable(), start_seconds: z.number().nullable() };

const Standings = z.array(
  z.object({
    dimension: z.enum(dimensions),
    criterion: z.string(),
    name: z.string(),
    level: Level,
    calls: Count,
    team_level: Level.nullable(),
    examples: z.array(z.object({ call_id: z.string(), title: z.string(), started: Zoned, level: Level, ...Moment })),
  }),
);

export const RepInsightsOutput = z.object({
  rep: z.object({
    email: z.string(),
    name: z.string().nullable(),
    role: z.enum(repRoles).nullable(),
    active: z.boolean(),
  }),
  period: z.object({ from: Zoned.nullable(), to: Zoned }),
  calls_analyzed: Count,
  analyzers: z.object({ signals: Count, model: Count }).describe("What judged the calls."),
  scores: z.record(
    z.enum(scoreNames),
    z.object({
      average: Score,
      trend_per_month: z.number().nullable().describe("Points per 30 days; null: too few weeks."),
      previous_period: Score,
      team_average: Score,
      history: z.array(z.object({ week: z.iso.date(), score: z.number(), calls: Count })),
    }),
  ),
  skill_gaps: Standings,
  strengths: Standings,
  improvements: z.array(
    z.object({
      dimension: z.enum(dimensions),
      criterion: z.string(),
      what: z.string(),
      why: z.string(),
      say_instead: z.string(),
      count: Count.describe("Calls it was advised on."),
      call_id: z.string(),
      title: z.string(),
      started: Zoned,
    }),
  ),
  coaching_plan: z.array(
    z.object({
      focus: z.string(),
      why: z.string(),
      exercise: z.string(),
      calls: z.array(z.object({ call_id: z.string(), title: z.string(), rep: z.string(), level: Level, ...Moment })),
    }),
  ),
  notice: z.string().nullable(),
});
export type RepInsightsOutput = z.output<typeof RepInsightsOutput>;
