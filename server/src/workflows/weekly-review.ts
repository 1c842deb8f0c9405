import { DBOS } from "@dbos-inc/dbos-sdk";
import type { Analysed } from "../coaching/ingestion/explain-analysis-failure.ts";
import { listWeekCalls } from "../coaching/reviews/list-week-calls.ts";
import { weekOf } from "../coaching/reviews/week-of.ts";
import { writeWeeklyReview } from "../coaching/reviews/write-weekly-review.ts";
import type { FlowDeps } from "./flow-deps.ts";
import { flowId } from "./enqueue-flow.ts";
import { judgeInBatches } from "./judge-in-batches.ts";
import { moveItem } from "./move-item.ts";
import { patiently } from "./patiently.ts";

type AnalyzeCall = (callId: string, attempt: number, run: number) => Promise<Analysed>;

/** Told while a review is made, under the event `progress`. */
export interface ReviewProgress {
  /** What is going on, for people. */
  doing: string;
  fraction: number;
}

/** A flow that belongs to no item of its own: nothing else follows from how it ends. */
const ofNoItem = 0;

/**
 * Analyses what a week still lacks, by message batches at half the price where there are any and one by one
 * otherwise, and writes the week's reports. Made again, it pays for nothing that is judged already.
 */
export function bindWeeklyReview(deps: FlowDeps, analyzeCall: AnalyzeCall) {
  const { coaching } = deps;
  const { database, settings } = coaching;

  return async function weeklyReview(week: string, itemId: string, run: number): Promise<void> {
    const missing = await DBOS.runStep(
      async () => {
        const calls = await listWeekCalls(database, weekOf(week, settings.timezone));
        return calls.filter(({ analyzed }) => !analyzed).map(({ id }) => id);
      },
      { name: "calls", ...patiently },
    );
    const reasons: [string, string][] = [];
    if (missing.length > 0) {
      await tell({ doing: `Judging ${missing.length} calls`, fraction: 0.05 });
      await judgeInBatches(missing, deps);
      reasons.push(...(await analyzeEach(missing, flowId(itemId, run))));
    }
    await tell({ doing: "Writing the reports", fraction: 0.95 });
    await DBOS.runStep(
      async () => {
        await writeWeeklyReview(weekOf(week, settings.timezone), coaching, { reasons: new Map(reasons) });
      },
      { name: "write", ...patiently },
    );
    await DBOS.runStep(() => moveItem(database, { itemId, run }, { state: "done" }), { name: "end", ...patiently });
  };

  /** What the batches judged is only put together here. Resolves with why calls could not be judged now, by id. */
  async function analyzeEach(callIds: readonly string[], parent: string): Promise<[string, string][]> {
    const handles = [];
    for (const callId of callIds) {
      const params = { workflowID: `${parent}:${callId}`, queueName: "analysis" };
      handles.push({ callId, handle: await DBOS.startWorkflow(analyzeCall, params)(callId, 1, ofNoItem) });
    }
    const reasons: [string, string][] = [];
    for (const [index, { callId, handle }] of handles.entries()) {
      const analysed = await handle.getResult();
      if (analysed.outcome === "skipped" || analysed.outcome === "later") reasons.push([callId, analysed.reason]);
      await tell({ doing: "Scoring", fraction: 0.5 + (0.45 * (index + 1)) / handles.length });
    }
    return reasons;
  }
}

const tell = (progress: ReviewProgress) => DBOS.setEvent("progress", progress);
