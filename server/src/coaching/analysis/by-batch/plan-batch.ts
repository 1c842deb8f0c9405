import type { BatchItem } from "../../../core/llm.ts";
import type { CoachingDeps } from "../../deps.ts";
import { wholeCallRequests } from "../by-model/judging-request.ts";
import { readCached } from "../dimension-cache.ts";
import type { PlannedItem } from "./batch-item.ts";
import { planCall } from "./plan-call.ts";

/**
 * A call's first request writes the prompt cache that the others read, but only once it has been answered:
 * `lead` sends one request a call, `rest` everything that is missing after that, also what failed as a lead.
 */
export type BatchStage = "lead" | "rest";

interface PlannedBatch {
  items: PlannedItem[];
  /** One an item, in their order. */
  requests: BatchItem[];
}

/**
 * What of these calls has not been judged and can be judged whole. Each conversation once, also when it is stored
 * under two ids. Nothing where results are not kept (`enableCaching` off).
 */
export async function planBatch(
  callIds: readonly string[],
  deps: CoachingDeps,
  stage: BatchStage,
): Promise<PlannedBatch> {
  const items: PlannedItem[] = [];
  const requests: BatchItem[] = [];
  const taken = new Set<string>();
  if (!deps.settings.enableCaching) return { items, requests };
  for (const callId of new Set(callIds)) {
    const planned = await planCall(callId, deps);
    if (!planned) continue;
    const keys = planned.items.map(({ cacheKey }) => cacheKey);
    const known = await readCached(deps.database, keys, deps.clock.now());
    const missing = planned.items.filter(({ cacheKey }) => !known.has(cacheKey) && !taken.has(cacheKey));
    if (missing.length === 0) continue;
    for (const { cacheKey } of missing) taken.add(cacheKey);
    const requestFor = wholeCallRequests(planned.call, planned.notes, deps);
    // A lead that nobody follows has nobody to write a cache for.
    const cacheLifetime = stage === "lead" && missing.length === 1 ? "none" : "1h";
    for (const item of stage === "lead" ? missing.slice(0, 1) : missing) {
      items.push(item);
      requests.push({ id: item.id, request: { ...requestFor(item.dimension), cacheLifetime } });
    }
  }
  return { items, requests };
}
