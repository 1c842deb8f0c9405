import { setTimeout as sleep } from "node:timers/promises";
import { DBOS } from "@dbos-inc/dbos-sdk";
import { sql } from "drizzle-orm";
import type { Database } from "../storage/database.ts";

export type FlowEnd =
  | { state: "done"; result: unknown }
  | { state: "parked"; reason: string; until: Date | null }
  | { state: "failed" };

interface FollowOptions {
  itemId: string;
  flowId: string;
  /** What the flow tells of itself, whenever it changes. */
  onProgress: (progress: unknown) => void;
  signal: AbortSignal;
}

const pollMs = 300;
/** A shorter wait is sat out. */
const longWaitMs = 120_000;

/**
 * Waits for a flow that may run in any process. Resolves early when it has to wait for long, or for a person.
 * @throws the signal's reason when that is aborted.
 */
export async function followFlow(
  { orm }: Pick<Database, "orm">,
  { itemId, flowId, onProgress, signal }: FollowOptions,
): Promise<FlowEnd> {
  let told = "";
  for (;;) {
    const progress = await DBOS.getEvent(flowId, "progress", { timeoutSeconds: 0 });
    const text = JSON.stringify(progress);
    if (progress !== null && text !== told) onProgress(progress);
    told = text;
    const status = await DBOS.getWorkflowStatus(flowId);
    if (status?.status === "SUCCESS") return endOf(itemId, await DBOS.getResult(flowId));
    if (status?.status === "ERROR" || status?.status === "MAX_RECOVERY_ATTEMPTS_EXCEEDED") return { state: "failed" };
    const item = await readItem(itemId);
    const until = item.until === null ? null : new Date(item.until);
    if (item.state === "parked" && until !== null && until.getTime() - Date.now() > longWaitMs) {
      return { state: "parked", reason: item.reason ?? "", until };
    }
    await sleep(pollMs);
    signal.throwIfAborted();
  }

  async function readItem(id: string) {
    const { rows } = await orm.execute<{ state: string; reason: string | null; until: string | null }>(
      sql`select state, reason, next_attempt_at as until from work_items where id = ${id}`,
    );
    return rows[0] ?? { state: "done", reason: null, until: null };
  }

  async function endOf(id: string, result: unknown): Promise<FlowEnd> {
    const { state, reason } = await readItem(id);
    return state === "parked" ? { state, reason: reason ?? "", until: null } : { state: "done", result };
  }
}
