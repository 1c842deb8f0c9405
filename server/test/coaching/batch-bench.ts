import { sql } from "drizzle-orm";
import { afterEach, beforeEach } from "vitest";
import {
  type ClaudeStandIn,
  type ClaudeStandInOptions,
  startClaudeStandIn,
} from "../../stand-ins/claude/start-claude-stand-in.ts";
import { analyzeCall } from "../../src/coaching/analysis/analyze-call.ts";
import { collectBatch } from "../../src/coaching/analysis/by-batch/collect-batch.ts";
import type { BatchStage } from "../../src/coaching/analysis/by-batch/plan-batch.ts";
import { submitBatch } from "../../src/coaching/analysis/by-batch/submit-batch.ts";
import type { Dimension } from "../../src/coaching/calls/call.ts";
import { storeCall } from "../../src/coaching/calls/store-call.ts";
import type { CoachingDeps } from "../../src/coaching/deps.ts";
import type { Database } from "../../src/storage/database.ts";
import { dimensionAnalyses, modelCalls } from "../../src/storage/schema/coaching.ts";
import { writtenCall } from "./written-call.ts";

export const patient = { signal: new AbortController().signal };

/** Three calls, another conversation each. */
export const calls = [1, 2, 3].map((n) => {
  const extra = `1:59 Customer Lee Okafor: That was before winter number ${n}.`;
  return writtenCall({ id: `call-${n}`, minutes: 5 + n, extra });
});
export const ids = calls.map(({ id }) => id);

/** Stores the calls anew before each test, over an empty ledger and cache; stand-ins are closed after it. */
export function batchBench(database: Database) {
  const standIns: ClaudeStandIn[] = [];
  beforeEach(async () => {
    await database.orm.execute(sql`truncate calls, model_calls cascade`);
    for (const call of calls) await storeCall(database.orm, call);
  });
  afterEach(async () => {
    await Promise.all(standIns.splice(0).map((standIn) => standIn.close()));
  });
  const ledger = () => database.orm.select().from(modelCalls).orderBy(modelCalls.id);
  return {
    claude: async (options: ClaudeStandInOptions = {}): Promise<ClaudeStandIn> => {
      const standIn = await startClaudeStandIn(options);
      standIns.push(standIn);
      return standIn;
    },
    ledger,
    dollars: async () => (await ledger()).reduce((sum, { usd }) => sum + Number(usd), 0),
    kept: () => database.orm.select().from(dimensionAnalyses).orderBy(dimensionAnalyses.cacheKey),
  };
}

export const analyze = (deps: CoachingDeps, callId: string, asked?: readonly Dimension[]) =>
  analyzeCall({ callId, dimensions: asked }, deps, { progress: () => {}, signal: new AbortController().signal });

export async function submit(deps: CoachingDeps, stage: BatchStage, of: readonly string[] = ids) {
  const sent = await submitBatch(of, deps, stage, patient);
  if (!sent) throw new Error("There was nothing to send.");
  return sent;
}

export async function collect(deps: CoachingDeps, batchId: string, of: readonly string[] = ids) {
  const collected = await collectBatch(batchId, of, deps, "rest", patient);
  if (collected.state !== "ended") throw new Error("The batch has not ended.");
  return collected;
}

export async function judgeInBatch(deps: CoachingDeps, stage: BatchStage) {
  return collect(deps, (await submit(deps, stage)).batchId);
}

export const itemsOf = ({ batches }: ClaudeStandIn) => batches.flatMap(({ items }) => items);
