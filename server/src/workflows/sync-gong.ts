import { DBOS } from "@dbos-inc/dbos-sdk";
import { type FoundCall, listWindow } from "../coaching/ingestion/list-window.ts";
import { refreshReps } from "../coaching/reps/refresh-reps.ts";
import type { FlowDeps } from "./flow-deps.ts";
import { moveItem } from "./move-item.ts";
import { patiently } from "./patiently.ts";
import { queueCall } from "./queue-call.ts";

const windowMs = 7 * 86_400_000;

/** Told while a sync is under way, under the event `progress`. */
export interface SyncProgress {
  windowsListed: number;
  windows: number;
  found: number;
}

/**
 * Finds every call of a period in Gong, week by week, and takes on those that are not known. A week that is
 * listed is not listed again, whatever happens to the process.
 */
export function bindSyncGong({ coaching, signal }: FlowDeps) {
  const { database } = coaching;

  return async function syncGong(from: string, to: string, itemId: string, run: number): Promise<string[]> {
    await DBOS.runStep(() => refreshReps(coaching, signal), { name: "reps", ...patiently });
    const windows = cut(new Date(from), new Date(to));
    const found: string[] = [];
    for (const [index, window] of windows.entries()) {
      const calls = await list(window, { itemId, run });
      if (calls === null) return found;
      const taken = calls.map(({ callId }) => callId);
      await DBOS.runStep(
        async () => {
          for (const call of calls) await queueCall(database, { ...call, source: "sync" });
        },
        { name: "take on", ...patiently },
      );
      found.push(...taken);
      const progress: SyncProgress = { windowsListed: index + 1, windows: windows.length, found: found.length };
      await DBOS.setEvent("progress", progress);
    }
    await DBOS.runStep(() => moveItem(database, { itemId, run }, { state: "done" }), { name: "end", ...patiently });
    return found;
  };

  /** Null when somebody has to do something first. */
  async function list(
    window: { from: Date; to: Date },
    item: { itemId: string; run: number },
  ): Promise<FoundCall[] | null> {
    for (let attempt = 1; ; attempt += 1) {
      const tried = attempt;
      const listed = await DBOS.runStep(() => listWindow(coaching, { ...window, attempt: tried, signal }), {
        name: "list",
        ...patiently,
      });
      if (listed.outcome === "listed") return listed.calls;
      const { reason } = listed;
      if (listed.outcome === "stuck") {
        await DBOS.runStep(() => moveItem(database, item, { state: "parked", reason }), { name: "park", ...patiently });
        return null;
      }
      const { waitSeconds } = listed;
      await DBOS.runStep(
        () => {
          const until = new Date(coaching.clock.now().getTime() + waitSeconds * 1000);
          return moveItem(database, item, { state: "parked", reason, until });
        },
        { name: "park", ...patiently },
      );
      await DBOS.sleepSeconds(waitSeconds);
      await DBOS.runStep(() => moveItem(database, item, { state: "queued" }), { name: "resume", ...patiently });
    }
  }
}

/** Pieces whose listing surely ends before Gong's cursors expire. */
function cut(from: Date, to: Date): { from: Date; to: Date }[] {
  const windows: { from: Date; to: Date }[] = [];
  for (let at = from.getTime(); at < to.getTime(); at += windowMs) {
    windows.push({ from: new Date(at), to: new Date(Math.min(at + windowMs, to.getTime())) });
  }
  return windows;
}
