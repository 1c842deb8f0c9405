import { z } from "zod";
import { dimensions, repRoles } from "../calls/call.ts";
import { scoreNames } from "../insights/score-names.ts";

const Score = z.number().min(0).max(100).nullable();
const Count = z.int().min(0);
const Level = z.number().min(1).max(5);
const Zoned = z.iso.datetime({ offset: true });
const Change = z.number().nullable();
const RepRef = z.object({ email: z.string().nullable(), name: z.string(), role: z.enum(repRoles) });

const Movers = z.array(
  z.object({
    rep: RepRef,
    average: z.number(),
    previous_period: z.number(),
    change: z.number(),
    calls: Count,
    previous_calls: Count,
  }),
);

export const TeamInsightsOutput = z.object({
  period: z.object({ from: Zoned.nullable(), to: Zoned }),
  calls_analyzed: Count,
  analyzers: z.object({ signals: Count, model: Count }),
  averages: z.record(
    z.enum(scoreNames),
    z.object({ average: Score, trend_per_month: Change, previous_period: Score, calls: Count }),
  ),
  reps: z.array(
    z.object({
      rep: RepRef,
      calls_analyzed: Count,
      scores: z.record(z.enum(scoreNames), Score),
      trend_per_month: Change,
      previous_period: Score,
      focus: z.object({ criterion: z.string(), name: z.string(), level: Level }).nullable(),
    }),
  ),
  movers: z.object({ up: Movers, down: Movers }),
  common_gaps: z.array(
    z.object({
      dimension: z.enum(dimensions),
      criterion: z.string(),
      name: z.string(),
      level: Level,
      share_of_reps: z.number().min(0).max(1).describe("Reps below level 3.5."),
      reps: Count,
    }),
  ),
  exemplary_calls: z.array(
    z.object({
      best: z.enum(scoreNames),
      score: z.number(),
      call_id: z.string(),
      title: z.string(),
      started: Zoned,
      rep: z.string(),
      why: z.string(),
      quote: z.string().nullable(),
      start_seconds: z.number().nullable(),
    }),
  ),
  notice: z.string().nullable(),
});
export type TeamInsightsOutput = z.output<typeof TeamInsightsOutput>;
