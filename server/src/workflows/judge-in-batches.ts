import { DBOS } from "@dbos-inc/dbos-sdk";
import { collectBatch } from "../coaching/analysis/by-batch/collect-batch.ts";
import { submitBatch } from "../coaching/analysis/by-batch/submit-batch.ts";
import { ModelError } from "../core/llm.ts";
import type { FlowDeps } from "./flow-deps.ts";
import { patiently } from "./patiently.ts";

/** Results are lost to us after 24 hours; polls while the service fails count too. */
const longestHours = 25;

/**
 * Has what is missing of these calls judged by message batches: first one dimension of each call, which writes
 * the prompt cache, then the others, which read it. What batches do not judge is left to the ordinary path.
 */
export async function judgeInBatches(callIds: readonly string[], deps: FlowDeps): Promise<void> {
  const { coaching, settings, signal } = deps;
  if (!coaching.model?.batches) return;
  for (const stage of ["lead", "rest"] as const) {
    const batchId = await DBOS.runStep(
      () =>
        unlessModelFails(deps, async () => (await submitBatch(callIds, coaching, stage, { signal }))?.batchId ?? null),
      { name: `submit ${stage}`, ...patiently },
    );
    if (batchId === null) continue;
    const polls = Math.ceil((longestHours * 3600) / settings.batchPollSeconds);
    for (let poll = 0; poll < polls; poll += 1) {
      await DBOS.sleepSeconds(settings.batchPollSeconds);
      const state = await DBOS.runStep(
        async () =>
          (await unlessModelFails(deps, () => collectBatch(batchId, callIds, coaching, stage, { signal })))?.state ??
          "running",
        { name: `collect ${stage}`, ...patiently },
      );
      if (state === "ended") break;
    }
  }
}

/** Null when the service refuses or fails: the calls are then judged one by one, which says itself what is wrong. */
async function unlessModelFails<Result>({ coaching }: FlowDeps, run: () => Promise<Result>): Promise<Result | null> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    coaching.log.warn({ failure: error.failure }, `A message batch failed: ${error.message}`);
    return null;
  }
}
