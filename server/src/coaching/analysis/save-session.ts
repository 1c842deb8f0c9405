import { and, desc, eq, gte, inArray, sql } from "drizzle-orm";
import { callCriteria, calls, coachingSessions, feed } from "../../storage/schema/coaching.ts";
import type { Database } from "../../storage/database.ts";
import type { Executor } from "../calls/executor.ts";
import { scoreOverall } from "../rubrics/score-overall.ts";
import type { CallAnalysis } from "./call-analysis.ts";
import { isSaved } from "./is-saved.ts";

export interface SaveSessionOptions {
  at: Date;
  /** When this analysis was asked for. */
  since: Date;
  /** A UUID under which this analysis is saved once, however often it is asked for. */
  sessionId: string;
}

/** Quotes kept for each criterion. */
const evidenceKept = 3;

/**
 * Stores a finished analysis, makes its scores the call's, and tells of it in the feed: all or nothing.
 * Dimensions that were not judged now keep the scores they had.
 */
export async function saveSession(
  { orm }: Pick<Database, "orm">,
  analysis: CallAnalysis,
  { at, since, sessionId }: SaveSessionOptions,
): Promise<void> {
  const { call, scores, analyzer, model, rubricVersions, dimensions, notice } = analysis;
  const { overall, ...ofDimensions } = scores;
  await orm.transaction(async (tx) => {
    // The call is locked first: who saves the same at the same time must see what the other one saved.
    await tx.select({ id: calls.id }).from(calls).where(eq(calls.id, call.id)).for("no key update");
    if (await isShared(tx, analysis, since)) return;
    const saved = await tx
      .insert(coachingSessions)
      .values({
        id: sessionId,
        callId: call.id,
        analyzer,
        model,
        overall,
        scores: ofDimensions,
        rubricVersions,
        result: analysis,
        createdAt: at,
      })
      .onConflictDoNothing()
      .returning({ id: coachingSessions.id });
    if (saved.length === 0) return;
    await scoreCall(tx, analysis, at);
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

/** Whether somebody who waited for the same judging has saved it meanwhile; its session then gets what was paid. */
async function isShared(tx: Executor, analysis: CallAnalysis, since: Date): Promise<boolean> {
  const { call, cached } = analysis;
  const meanwhile = and(eq(coachingSessions.callId, call.id), gte(coachingSessions.createdAt, since));
  const [newest] = await tx
    .select({ id: coachingSessions.id, fromCache: sql<boolean>`(${coachingSessions.result} ->> 'cached')::boolean` })
    .from(coachingSessions)
    .where(meanwhile)
    .orderBy(desc(coachingSessions.createdAt))
    .limit(1);
  if (!newest || !(cached || newest.fromCache)) return false;
  if (!(await isSaved({ orm: tx }, analysis, { whole: true }))) return false;
  if (!cached) {
    await tx.update(coachingSessions).set({ result: analysis }).where(eq(coachingSessions.id, newest.id));
  }
  return true;
}

async function scoreCall(tx: Executor, analysis: CallAnalysis, at: Date): Promise<void> {
  const { call, scores, analyzer, dimensions, rubricVersions, signals } = analysis;
  const { overall: _overall, ...now } = scores;
  const [before] = await tx
    .select({
      discovery: calls.discovery,
      product_knowledge: calls.productKnowledge,
      objection_handling: calls.objectionHandling,
      engagement: calls.engagement,
    })
    .from(calls)
    .where(eq(calls.id, call.id));
  const current = { ...before, ...now };
  await tx
    .update(calls)
    .set({
      overall: scoreOverall(current),
      discovery: current.discovery ?? null,
      productKnowledge: current.product_knowledge ?? null,
      objectionHandling: current.objection_handling ?? null,
      engagement: current.engagement ?? null,
      analyzer,
      analyzedAt: at,
      objectionTypes: [...new Set(signals.objections.map(({ type }) => type))],
    })
    .where(eq(calls.id, call.id));
  const rows = dimensions.flatMap(({ dimension, criteria, improvements }) =>
    criteria.map(({ id, level, evidence }) => {
      const advised = improvements.find(({ criterion }) => criterion === id);
      return {
        callId: call.id,
        dimension,
        criterion: id,
        level,
        analyzer,
        rubricVersion: rubricVersions[dimension] ?? "",
        started: call.started,
        evidence: evidence.slice(0, evidenceKept),
        advice: advised ? { what: advised.what, why: advised.why, sayInstead: advised.sayInstead } : null,
      };
    }),
  );
  // Not an update in place: another version of the rubric may have had other criteria.
  await tx.delete(callCriteria).where(
    and(
      eq(callCriteria.callId, call.id),
      inArray(
        callCriteria.dimension,
        dimensions.map(({ dimension }) => dimension),
      ),
    ),
  );
  if (rows.length > 0) await tx.insert(callCriteria).values(rows);
}
