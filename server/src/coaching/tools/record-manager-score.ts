import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { dimensions } from "../calls/call.ts";
import { recordManagerScore } from "../calibration/record-manager-score.ts";
import { scoreLevel } from "../calibration/score-level.ts";
import { isWithinOneLevel } from "../calibration/score-pair.ts";
import type { CoachingDeps } from "../deps.ts";
import { sayManagerScore } from "./say-manager-score.ts";

const Level = z.int().min(1).max(5);
const Score = z.number().min(0).max(100);

export const RecordManagerScoreOutput = z.object({
  saved: z.object({
    call_id: z.string(),
    title: z.string(),
    dimension: z.enum(dimensions),
    score: Score,
    replaced: z.boolean(),
  }),
  agreement: z.object({
    ours: Score.nullable(),
    theirs: Score,
    our_level: Level.nullable(),
    their_level: Level,
    within_one_level: z.boolean().nullable(),
    kappa: z.number().nullable().describe("Running, over this dimension, rubric version and analyzer."),
    pairs: z.int().min(0),
    analyzer: z.enum(["signals", "model"]).nullable(),
    rubric_version: z.string().nullable(),
  }),
});
export type RecordManagerScoreOutput = z.output<typeof RecordManagerScoreOutput>;

export const recordManagerScoreTool = defineTool<CoachingDeps>()({
  name: "record_manager_score",
  summary:
    "Keep a listener's own score of one dimension of a call beside ours, to see how well they agree. A second score of the same person replaces the first; a disagreement is told in the feed.",
  scope: "coaching:write",
  effect: "write",
  input: z.object({
    call_id: z.string().trim().min(1).max(200).describe("The call's id."),
    dimension: z.enum(dimensions).describe("What was scored."),
    score: Score.describe("0-100."),
    comment: z.string().trim().max(2000).optional().describe("Why, in their words."),
  }),
  output: RecordManagerScoreOutput,
  async run({ call_id: callId, dimension, score, comment }, { deps, caller }) {
    const recorded = await recordManagerScore(
      { callId, dimension, score, comment: comment || null, scoredBy: caller.id },
      deps,
    );
    const { ours, title, replaced, running, analyzer, rubricVersion } = recorded;
    return {
      saved: { call_id: callId, title, dimension, score, replaced },
      agreement: {
        ours,
        theirs: score,
        our_level: ours === null ? null : scoreLevel(ours),
        their_level: scoreLevel(score),
        within_one_level: ours === null ? null : isWithinOneLevel(ours, score),
        kappa: running.kappa,
        pairs: running.pairs,
        analyzer,
        rubric_version: rubricVersion,
      },
    };
  },
  say: sayManagerScore,
});
