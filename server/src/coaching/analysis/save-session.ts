import type { Database } from "../../storage/database.ts";
import { coachingSessions, feed } from "../../storage/schema/coaching.ts";
import type { CallAnalysis } from "./call-analysis.ts";

/** Stores a finished analysis and tells of it in the feed: both or neither. */
export async function saveSession({ orm }: Pick<Database, "orm">, analysis: CallAnalysis, at: Date): Promise<void> {
  const { call, scores, analyzer, model, rubricVersions, dimensions, notice } = analysis;
  const { overall, ...ofDimensions } = scores;
  await orm.transaction(async (tx) => {
    await tx.insert(coachingSessions).values({
      callId: call.id,
      analyzer,
      model,
      overall,
      scores: ofDimensions,
      rubricVersions,
      result: analysis,
      createdAt: at,
    });
    await tx.insert(feed).values({
      kind: "call_analyzed",
      at,
      callId: call.id,
      repEmail: call.rep.email,
      headline: `${call.title}: ${overall === null ? "not scored" : `${overall} of 100`} for ${call.rep.name}`,
      detail: { scores, analyzer, model, dimensions: dimensions.map(({ dimension }) => dimension), notice },
    });
  });
}
