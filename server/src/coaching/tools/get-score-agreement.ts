import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { dimensions } from "../calls/call.ts";
import { listDisagreements, measureAgreement, measureByVersion } from "../calibration/measure-agreement.ts";
import { readScorePairs } from "../calibration/read-score-pairs.ts";
import type { CoachingDeps } from "../deps.ts";
import { periodOf, timePeriods } from "../insights/time-period.ts";
import { sayScoreAgreement } from "./say-score-agreement.ts";

const Kappa = z.number().min(-1).max(1).nullable();
const Share = z.number().min(0).max(1).nullable();
const Count = z.int().min(0);
const Dimension = z.enum(dimensions);

export const GetScoreAgreementOutput = z.object({
  pairs: Count,
  kappa: Kappa.describe("Quadratic-weighted, on levels 1-5; null without pairs."),
  within_one_level: Share,
  mean_difference: z.number().nullable().describe("Ours minus theirs, in points."),
  by_rubric_version: z.array(
    z.object({
      dimension: Dimension,
      rubric_version: z.string(),
      analyzer: z.enum(["signals", "model"]),
      pairs: Count,
      kappa: Kappa,
      within_one_level: Share,
    }),
  ),
  disagreements: z.array(
    z.object({
      call_id: z.string(),
      title: z.string(),
      dimension: Dimension,
      ours: z.number(),
      theirs: z.number(),
      comment: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
  notice: z.string().nullable(),
});
export type GetScoreAgreementOutput = z.output<typeof GetScoreAgreementOutput>;

/** Below this an agreement is an anecdote. */
const enoughPairs = 30;

export const getScoreAgreementTool = defineTool<CoachingDeps>()({
  name: "get_score_agreement",
  summary:
    "How well our scores agree with those that people gave: weighted kappa and the share within one level, overall and per rubric version, with the largest disagreements to listen to.",
  scope: "coaching:read",
  effect: "read",
  input: z.object({
    dimension: z.enum(dimensions).optional().describe("Default: all four together."),
    time_period: z.enum(timePeriods).default("all_time").describe("By when the person scored."),
  }),
  output: GetScoreAgreementOutput,
  async run({ dimension, time_period: timePeriod }, { deps }) {
    const { from, to } = periodOf(timePeriod, deps.clock.now(), deps.settings.timezone);
    const pairs = await readScorePairs(deps.database.orm, { dimension, from: from ?? undefined, to });
    const { kappa, withinOneLevel, meanDifference } = measureAgreement(pairs);
    const versions = measureByVersion(pairs);
    return {
      pairs: pairs.length,
      kappa,
      within_one_level: withinOneLevel,
      mean_difference: meanDifference,
      by_rubric_version: versions.map((each) => ({
        dimension: each.dimension,
        rubric_version: each.rubricVersion,
        analyzer: each.analyzer,
        pairs: each.pairs,
        kappa: each.kappa,
        within_one_level: each.withinOneLevel,
      })),
      disagreements: listDisagreements(pairs).map(({ callId, title, dimension, ours, theirs, comment, at }) => ({
        call_id: callId,
        title,
        dimension,
        ours,
        theirs,
        comment,
        at: at.toISOString(),
      })),
      notice: noticeOf(pairs.length, versions.length),
    };
  },
  say: sayScoreAgreement,
});

function noticeOf(pairs: number, versions: number): string | null {
  if (pairs === 0) {
    return "Nobody has scored an analyzed call yet. Listen to a few and give your own scores with record_manager_score.";
  }
  const said = [
    pairs < enoughPairs &&
      `Only ${pairs} ${pairs === 1 ? "pair" : "pairs"}: kappa moves a lot with each one until there are about ${enoughPairs}.`,
    versions > 1 && "The total mixes dimensions, rubric versions and analyzers; by_rubric_version keeps them apart.",
  ].filter((part) => part !== false);
  return said.length > 0 ? said.join(" ") : null;
}
