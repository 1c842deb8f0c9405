import type { CoachingDeps } from "../../deps.ts";
import { assertPriced } from "../price.ts";
import type { PlannedItem } from "./batch-item.ts";
import { planBatch, type BatchStage } from "./plan-batch.ts";

/**
 * Sends one stage of judging these calls as a batch, at half the price. From when it resolves the batch is paid for,
 * so its id must be kept before anything else is done. Null when there is nothing to send: nothing is missing, or
 * there is no model that takes batches.
 * @throws ModelError (`bad_request` where the service has no batches); ToolError when the model has no price.
 */
export async function submitBatch(
  callIds: readonly string[],
  deps: CoachingDeps,
  stage: BatchStage,
  { signal }: { signal: AbortSignal },
): Promise<{ batchId: string; items: PlannedItem[] } | null> {
  if (!deps.model?.batches) return null;
  assertPriced(deps.settings.coachingModel, deps.prices);
  const { items, requests } = await planBatch(callIds, deps, stage);
  if (requests.length === 0) return null;
  const { batchId } = await deps.model.batches.submit(requests, { signal });
  return { batchId, items };
}
