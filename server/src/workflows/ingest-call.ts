import { DBOS } from "@dbos-inc/dbos-sdk";
import { takeInCall } from "../coaching/ingestion/take-in-call.ts";
import type { Intake } from "../coaching/ingestion/intake.ts";
import type { FlowDeps } from "./flow-deps.ts";
import { type CallMove, moveCall } from "./move-call.ts";
import { patiently } from "./patiently.ts";

/** Fetches one call and hands it on to analysis, or says why not. */
export function bindIngestCall({ coaching, signal }: FlowDeps) {
  return async function ingestCall(callId: string, attempt: number, run: number): Promise<void> {
    const intake = await DBOS.runStep(() => takeInCall(callId, coaching, { attempt, signal }), {
      name: "fetch",
      ...patiently,
    });
    const title = "title" in intake ? intake.title : null;
    await DBOS.runStep(
      () =>
        moveCall(coaching.database, { callId, attempt, run }, afterIntake(intake), {
          now: coaching.clock.now(),
          title,
        }),
      { name: "move on", ...patiently },
    );
  };
}

function afterIntake(intake: Intake): CallMove {
  switch (intake.outcome) {
    case "ready":
      return { to: "analysis" };
    case "skipped":
      return { to: "skipped", reason: intake.reason };
    case "stuck":
      return { to: "parked", reason: intake.reason };
    case "later":
      return { to: "later", flow: "ingestCall", ...intake };
  }
}
