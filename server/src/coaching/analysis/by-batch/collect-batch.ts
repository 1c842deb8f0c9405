import { ToolError } from "../../../core/errors.ts";
import { ModelError, type BatchResult, type ModelFailure } from "../../../core/llm.ts";
import type { Dimension } from "../../calls/call.ts";
import type { CoachingDeps } from "../../deps.ts";
import { indexTranscript, type TranscriptIndex } from "../../evidence/index-transcript.ts";
import { whenDatabaseAnswers } from "../../../storage/when-database-answers.ts";
import { readAnswer } from "../by-model/judging-request.ts";
import { verifyAnswer } from "../by-model/verify-answer.ts";
import type { Cost } from "../call-analysis.ts";
import { writeCached } from "../dimension-cache.ts";
import type { JudgingPlan } from "../plan-judging.ts";
import { recordModelCall } from "../record-model-call.ts";
import { ledgerId, type PlannedItem } from "./batch-item.ts";
import type { BatchStage } from "./plan-batch.ts";
import { planCall } from "./plan-call.ts";

interface CollectedBatch {
  state: "ended";
  /** Dimensions that are judged and kept now. */
  judged: number;
  /** Dimensions that are left to the ordinary path. */
  failed: { callId: string; dimension: Dimension; failure: ModelFailure }[];
  /** Results for none of these calls as they are judged now: they stand in the ledger and are of no use. */
  unmatched: number;
  rejectedQuotes: number;
  /** Of the whole batch, however often it is collected. */
  cost: Cost;
}

type BatchProgress = { state: "running"; done: number; total: number };

/**
 * Takes in what a batch has judged, once it has ended: quotes verified, each dimension kept under the key under
 * which the ordinary path looks for it, every billed request entered into the ledger. Needs no memory of what was
 * sent, for either stage, and may be done again at any time, after a crash in its middle too: nothing is entered twice, and a judgement
 * that is newer than the batch stays.
 * @throws ModelError when the batch cannot be read; ToolError `unavailable` without a model.
 */
export async function collectBatch(
  batchId: string,
  callIds: readonly string[],
  deps: CoachingDeps,
  stage: BatchStage,
  { signal }: { signal: AbortSignal },
): Promise<BatchProgress | CollectedBatch> {
  if (!deps.model?.batches) {
    throw new ToolError("unavailable", `Batch ${batchId} cannot be read without a model. Set ANTHROPIC_API_KEY again.`);
  }
  const state = await deps.model.batches.read(batchId, { signal });
  if (state.state === "running") return state;
  const itemOf = await matchItems(callIds, deps);
  const openCall = rememberLast(deps);
  const cost: Cost = { usd: 0, inputTokens: 0, cachedTokens: 0, outputTokens: 0 };
  const collected: CollectedBatch = { state: "ended", judged: 0, failed: [], unmatched: 0, rejectedQuotes: 0, cost };
  for await (const result of state.results) {
    const item = itemOf.get(result.id);
    await record(batchId, result, item, deps, cost);
    if (!item) {
      collected.unmatched += 1;
      continue;
    }
    const { callId, dimension } = item;
    try {
      collected.rejectedQuotes += await keep(result, item, openCall, deps);
      collected.judged += 1;
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      collected.failed.push({ callId, dimension, failure: error.failure });
    }
  }
  const { judged, unmatched, rejectedQuotes } = collected;
  const fields = { batchId, stage, judged, failed: collected.failed.length, unmatched, rejectedQuotes, usd: cost.usd };
  deps.log.info(fields, "A batch was collected");
  return collected;
}

/** Every item that may be in the batch, by its id. Transcripts are not kept: a week of them is a lot. */
async function matchItems(callIds: readonly string[], deps: CoachingDeps): Promise<Map<string, PlannedItem>> {
  const items = new Map<string, PlannedItem>();
  for (const callId of new Set(callIds)) {
    for (const item of (await planCall(callId, deps))?.items ?? []) if (!items.has(item.id)) items.set(item.id, item);
  }
  return items;
}

async function record(
  batchId: string,
  { id, outcome }: BatchResult,
  item: PlannedItem | undefined,
  deps: CoachingDeps,
  cost: Cost,
): Promise<void> {
  const { callId = null, dimension = null } = item ?? {};
  const purpose = { purpose: "judge_batch", callId, dimension, model: deps.settings.coachingModel } as const;
  await recordModelCall(outcome, purpose, deps, cost, ledgerId(batchId, id));
}

/** Resolves with the quotes that were rejected. @throws ModelError when there is no usable answer. */
async function keep(
  { outcome }: BatchResult,
  { callId, dimension, cacheKey }: PlannedItem,
  openCall: (callId: string) => Promise<OpenCall | null>,
  deps: CoachingDeps,
): Promise<number> {
  if (outcome instanceof ModelError) throw outcome;
  const answer = readAnswer(outcome.json);
  const opened = await openCall(callId);
  if (!opened) throw new ModelError("cancelled", "The call was erased while it was judged.");
  const judgement = verifyAnswer(answer, deps.rubrics[dimension], opened.index);
  const row = opened.plan.toRow(dimension, cacheKey, judgement, "model");
  const { clock, settings } = deps;
  await writeCached(deps.database, row, { now: clock.now(), ttlDays: settings.cacheTtlDays, over: "expired" });
  return judgement.rejectedQuotes;
}

interface OpenCall {
  plan: JudgingPlan;
  index: TranscriptIndex;
}

/** Results come mostly call by call, so the last one opened is mostly the one that is wanted. */
function rememberLast(deps: CoachingDeps): (callId: string) => Promise<OpenCall | null> {
  let last: { callId: string; opened: OpenCall | null } | null = null;
  return async (callId) => {
    if (last?.callId === callId) return last.opened;
    const planned = await whenDatabaseAnswers(() => planCall(callId, deps), { log: deps.log });
    const opened = planned && { plan: planned.plan, index: indexTranscript(planned.call) };
    last = { callId, opened };
    return opened;
  };
}
