import { isDeepStrictEqual } from "node:util";
import { desc, eq } from "drizzle-orm";
import { coachingSessions } from "../../storage/schema/coaching.ts";
import type { Executor } from "../calls/executor.ts";
import type { CallAnalysis } from "./call-analysis.ts";

/**
 * Whether nothing is left to save of an analysis that was cached: the call's newest session says the same or, for
 * one that need not be the whole call's, there is a session at all. The same conversation may be stored under
 * another id and be judged there already.
 */
export async function isSaved(
  { orm }: { orm: Executor },
  analysis: CallAnalysis,
  { whole }: { whole: boolean },
): Promise<boolean> {
  const { overall, ...scores } = analysis.scores;
  const [newest] = await orm
    .select({
      analyzer: coachingSessions.analyzer,
      model: coachingSessions.model,
      overall: coachingSessions.overall,
      scores: coachingSessions.scores,
      rubricVersions: coachingSessions.rubricVersions,
    })
    .from(coachingSessions)
    .where(eq(coachingSessions.callId, analysis.call.id))
    .orderBy(desc(coachingSessions.createdAt))
    .limit(1);
  if (!whole) return newest !== undefined;
  const { analyzer, model, rubricVersions } = analysis;
  return isDeepStrictEqual(newest, { analyzer, model, overall, scores, rubricVersions });
}
