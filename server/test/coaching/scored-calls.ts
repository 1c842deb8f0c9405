import type { Dimension, Product, RepRole } from "../../src/coaching/calls/call.ts";
import { scoreOverall } from "../../src/coaching/rubrics/score-overall.ts";
import type { Database } from "../../src/storage/database.ts";
import { callCriteria, calls } from "../../src/storage/schema/coaching.ts";
import { rubrics } from "./judge-with-shipped-content.ts";

export interface ScoredCall {
  id: string;
  started: string;
  email?: string | null;
  name?: string;
  role?: RepRole;
  product?: Product | null;
  /** Null: stored, not analysed. */
  scores?: Partial<Record<Dimension, number | null>> | null;
  analyzer?: "signals" | "model";
  /** Of some criteria; each has a quote that names the call, but those in `unquoted`. */
  levels?: Record<string, number | null>;
  unquoted?: readonly string[];
  /** Criteria on which something was advised. */
  advised?: readonly string[];
}

const dimensionOf = new Map(
  Object.values(rubrics).flatMap(({ dimension, criteria }) => criteria.map(({ id }) => [id, dimension] as const)),
);

/** Calls as they stand once analysed, without transcripts: what everything that looks across calls reads. */
export async function storeScoredCalls({ orm }: Database, scored: readonly ScoredCall[]): Promise<void> {
  for (const call of scored) {
    const { id, email = "dana@example.com", name = "Dana Reyes", role = "AE", product = "prefect" } = call;
    const scores = call.scores === undefined ? { discovery: 60 } : call.scores;
    const started = new Date(call.started);
    const analyzer = scores === null ? null : (call.analyzer ?? "signals");
    await orm.insert(calls).values({
      id,
      title: `Call ${id}`,
      started,
      durationSeconds: 1800,
      callType: "discovery",
      product,
      source: "import",
      repSpeakerId: "rep",
      repName: name,
      repEmail: email,
      repRole: role,
      repChosenBy: "named",
      transcriptHash: id,
      overall: scores && scoreOverall(scores),
      discovery: scores?.discovery ?? null,
      productKnowledge: scores?.product_knowledge ?? null,
      objectionHandling: scores?.objection_handling ?? null,
      engagement: scores?.engagement ?? null,
      analyzer,
      analyzedAt: analyzer && started,
    });
    const rows = Object.entries(call.levels ?? {}).map(([criterion, level]) => ({
      callId: id,
      dimension: dimensionOf.get(criterion) ?? "discovery",
      criterion,
      level,
      analyzer: analyzer ?? "signals",
      rubricVersion: "test",
      started,
      evidence:
        level === null || call.unquoted?.includes(criterion)
          ? []
          : [{ quote: `${criterion} on ${id}`, speaker: name, startSeconds: 61.5, endSeconds: 64 }],
      advice: call.advised?.includes(criterion)
        ? { what: `${criterion} was missed on ${id}.`, why: "It matters.", sayInstead: "What would you need?" }
        : null,
    }));
    if (rows.length > 0) await orm.insert(callCriteria).values(rows);
  }
}
