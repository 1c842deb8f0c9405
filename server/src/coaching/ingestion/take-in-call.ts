import { ToolError } from "../../core/errors.ts";
import { explainFetchFailure } from "./explain-fetch-failure.ts";
import type { CallArchive } from "../calls/call-archive.ts";
import type { Call } from "../calls/call.ts";
import { readArchivedCall } from "../calls/fetch-call.ts";
import { loadCall } from "../calls/load-call.ts";
import { storeCall } from "../calls/store-call.ts";
import { whyNotCoached } from "../calls/why-not-coached.ts";
import type { CoachingDeps } from "../deps.ts";
import type { Intake } from "./intake.ts";

export interface TakeInOptions {
  /** How many tries there were, this one included. */
  attempt: number;
  signal: AbortSignal;
}

/**
 * Sees to it that a call is stored and may be coached: from what is stored, else from the archive. Private and
 * internal calls are not stored. Everything that can go wrong outside is an Intake; only defects and a lost
 * database are thrown.
 */
export async function takeInCall(
  callId: string,
  deps: Pick<CoachingDeps, "database" | "archive" | "clock">,
  { attempt, signal }: TakeInOptions,
): Promise<Intake> {
  const stored = await loadCall(deps.database, callId);
  if (stored) return judgeWorth(stored);
  const { archive } = deps;
  if (!archive) {
    return {
      outcome: "stuck",
      reason: "Gong is not connected. Set GONG_API_KEY and GONG_API_SECRET, restart, and retry this.",
    };
  }
  try {
    return await takeFromArchive(callId, { ...deps, archive }, signal);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return explainFetchFailure(error, attempt);
  }
}

async function takeFromArchive(
  callId: string,
  deps: Pick<CoachingDeps, "database" | "clock"> & { archive: CallArchive },
  signal: AbortSignal,
): Promise<Intake> {
  const call = await readArchivedCall(callId, deps, signal);
  const intake = judgeWorth(call);
  if (intake.outcome === "ready") await storeCall(deps.database.orm, call);
  return intake;
}

function judgeWorth(call: Call): Intake {
  const scope = readScope(call);
  const affiliations = call.speakers.map(({ affiliation }) => affiliation);
  const reason = whyNotCoached({ isPrivate: call.isPrivate, scope, affiliations });
  // A title of a private meeting is not for the list of work.
  if (reason !== null) return { outcome: "skipped", title: call.isPrivate ? null : call.title, reason };
  return { outcome: "ready", title: call.title };
}

function readScope({ gong }: Call): string | null {
  const metaData = gong?.["metaData"];
  if (typeof metaData !== "object" || metaData === null || !("scope" in metaData)) return null;
  return typeof metaData.scope === "string" ? metaData.scope : null;
}
