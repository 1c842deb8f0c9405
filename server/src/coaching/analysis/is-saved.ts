import { isDeepStrictEqual } from "node:util";
import { desc, eq } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { coachingSessions } from "../../storage/schema/coaching.ts";
import type { CallAnalysis } from "./call-analysis.ts";

/** Whether the call's newest session says the same: then nothing is left to save of an analysis that was cached. */
export async function isSaved({ orm }: Pick<Database, "orm">, analysis: CallAnalysis): Promise<boolean> {
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
  const { analyzer, model, rubricVersions } = analysis;
  return isDeepStrictEqual(newest, { analyzer, model, overall, scores, rubricVersions });
}
