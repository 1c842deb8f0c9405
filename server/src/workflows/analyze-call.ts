import { createHash } from "node:crypto";
import { DBOS } from "@dbos-inc/dbos-sdk";
import { dimensions } from "../coaching/calls/call.ts";
import { analyzeInParts } from "../coaching/ingestion/analyze-in-parts.ts";
import type { Analysed } from "../coaching/ingestion/explain-analysis-failure.ts";
import type { FlowDeps } from "./flow-deps.ts";
import { type CallMove, moveCall } from "./move-call.ts";
import { patiently } from "./patiently.ts";

/**
 * Analyses one call, each dimension a step of its own. A step that is recorded is never run again, and what it
 * judged is kept under its content hash before that: a kill between the two costs nothing either.
 */
export function bindAnalyzeCall({ coaching, signal }: FlowDeps) {
  return async function analyzeCall(callId: string, attempt: number, run: number): Promise<Analysed> {
    // Of the flow: every flow that ever analyses this call saves its own session, once.
    const sessionId = toUuid(DBOS.workflowID ?? `${callId}:${run}`);
    const analysis = analyzeInParts(callId, coaching, { attempt, sessionId, signal });
    await Promise.all(
      dimensions.map((dimension) =>
        DBOS.runStep(() => analysis.judge(dimension), { name: `judge ${dimension}`, ...patiently }),
      ),
    );
    const analysed = await DBOS.runStep(() => analysis.finish(), { name: "save", ...patiently });
    const title = "title" in analysed ? analysed.title : null;
    await DBOS.runStep(
      () =>
        moveCall(coaching.database, { callId, attempt, run }, afterAnalysis(analysed), {
          now: coaching.clock.now(),
          title,
        }),
      { name: "move on", ...patiently },
    );
    return analysed;
  };
}

function afterAnalysis(analysed: Analysed): CallMove {
  switch (analysed.outcome) {
    case "analysed":
      return { to: "done" };
    case "skipped":
      return { to: "skipped", reason: analysed.reason };
    case "by_signals":
      return { to: "parked", reason: analysed.reason };
    case "later":
      return { to: "later", flow: "analyzeCall", counts: true, ...analysed };
  }
}

function toUuid(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
