import { and, eq } from "drizzle-orm";
import { ToolError } from "../../core/errors.ts";
import { callCriteria, calls, feed } from "../../storage/schema/coaching.ts";
import { managerScores } from "../../storage/schema/team.ts";
import type { Analyzer } from "../analysis/call-analysis.ts";
import type { Dimension } from "../calls/call.ts";
import type { Executor } from "../calls/executor.ts";
import type { CoachingDeps } from "../deps.ts";
import { type Agreement, measureAgreement } from "./measure-agreement.ts";
import { readScorePairs } from "./read-score-pairs.ts";
import { isDisagreement } from "./score-pair.ts";

export interface ManagerScore {
  callId: string;
  dimension: Dimension;
  /** 0-100. */
  score: number;
  comment: string | null;
  /** Id of the caller who scored. */
  scoredBy: string;
}

export interface RecordedScore {
  title: string;
  /** Null: not judged yet, or nothing of the dimension applies to the call. */
  ours: number | null;
  analyzer: Analyzer | null;
  rubricVersion: string | null;
  /** This score took the place of an earlier one of the same person. */
  replaced: boolean;
  /** Over all pairs of the same dimension, rubric version and analyser; without pairs when ours is null. */
  running: Agreement;
}

/**
 * Keeps a person's score beside ours of this moment; a second one of the same person takes the place of the first. The feed tells
 * of a disagreement for as long as there is one. All or nothing.
 * @throws ToolError `not_found` when the call is not stored.
 */
export async function recordManagerScore(
  given: ManagerScore,
  { database, clock }: Pick<CoachingDeps, "database" | "clock">,
): Promise<RecordedScore> {
  const { callId, dimension, score, comment, scoredBy } = given;
  const at = clock.now();
  return database.orm.transaction(async (tx) => {
    const own = await readOwnScore(tx, callId, dimension);
    const beside = { ourScore: own.ours, ourAnalyzer: own.analyzer, rubricVersion: own.rubricVersion, at };
    const theirs = and(
      eq(managerScores.callId, callId),
      eq(managerScores.dimension, dimension),
      eq(managerScores.scoredBy, scoredBy),
    );
    const before = await tx.$count(managerScores, theirs);
    await tx
      .insert(managerScores)
      .values({ ...given, ...beside })
      .onConflictDoUpdate({
        target: [managerScores.callId, managerScores.dimension, managerScores.scoredBy],
        set: { score, comment, ...beside },
      });
    await tellOfDisagreement(tx, given, own, at);
    const { analyzer, rubricVersion } = own;
    const pairs =
      own.ours === null || analyzer === null || rubricVersion === null
        ? []
        : await readScorePairs(tx, { dimension, rubricVersion, analyzer });
    const { title, ours } = own;
    return { title, ours, analyzer, rubricVersion, replaced: before > 0, running: measureAgreement(pairs) };
  });
}

interface OwnScore extends Pick<RecordedScore, "title" | "ours" | "analyzer" | "rubricVersion"> {
  repEmail: string | null;
}

const columns = {
  discovery: calls.discovery,
  product_knowledge: calls.productKnowledge,
  objection_handling: calls.objectionHandling,
  engagement: calls.engagement,
} as const satisfies Record<Dimension, unknown>;

async function readOwnScore(tx: Executor, callId: string, dimension: Dimension): Promise<OwnScore> {
  // Locked, so that an analysis that ends now is either wholly before this score or wholly after it.
  const [call] = await tx
    .select({ title: calls.title, repEmail: calls.repEmail, ours: columns[dimension] })
    .from(calls)
    .where(eq(calls.id, callId))
    .for("update");
  if (!call) {
    throw new ToolError("not_found", `Call ${callId} is not stored. Import or analyze it first, then score it.`);
  }
  const [judged] = await tx
    .select({ analyzer: callCriteria.analyzer, rubricVersion: callCriteria.rubricVersion })
    .from(callCriteria)
    .where(and(eq(callCriteria.callId, callId), eq(callCriteria.dimension, dimension)))
    .limit(1);
  const { analyzer = null, rubricVersion = null } = judged ?? {};
  return { ...call, ours: judged ? call.ours : null, analyzer: analyzer as Analyzer | null, rubricVersion };
}

async function tellOfDisagreement(tx: Executor, given: ManagerScore, own: OwnScore, at: Date): Promise<void> {
  const { callId, dimension, score, comment, scoredBy } = given;
  const key = `score_disagreement:${JSON.stringify([callId, dimension, scoredBy])}`;
  const { ours, title, repEmail, analyzer } = own;
  if (ours === null || !isDisagreement(ours, score)) {
    await tx.delete(feed).where(eq(feed.key, key));
    return;
  }
  const name = dimension.replaceAll("_", " ");
  const by = analyzer === "model" ? "the model" : "the signals analyzer";
  const event = {
    at,
    callId,
    repEmail,
    headline: `${title}: a person gave ${score} for ${name}, we gave ${ours}`,
    detail: {
      text: `A person gave ${score} of 100 for ${name}, ${by} gave ${ours}.${comment === null ? "" : ` They say: ${comment}`}`,
      dimension,
      ours,
      theirs: score,
    },
  };
  await tx
    .insert(feed)
    .values({ kind: "score_disagreement", key, ...event })
    .onConflictDoUpdate({ target: feed.key, set: event });
}
