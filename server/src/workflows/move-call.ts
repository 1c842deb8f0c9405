import { sql } from "drizzle-orm";
import type { Database } from "../storage/database.ts";
import { flowId, type FlowName, startFlow } from "./enqueue-flow.ts";
import { callItemId } from "./queue-call.ts";

/** Which flow is speaking: one that is no longer the item's current run changes nothing. */
export interface CallRun {
  callId: string;
  attempt: number;
  run: number;
}

export type CallMove =
  | { to: "done" }
  | { to: "skipped" | "parked" | "failed"; reason: string }
  /** On to the next flow at once, as its first attempt. */
  | { to: "analysis" }
  /** The same flow again at a later time. */
  | { to: "later"; flow: "ingestCall" | "analyzeCall"; reason: string; waitSeconds: number; counts: boolean };

/** Moves a call's item on and starts what comes next, both or neither. Harmless to repeat. */
export async function moveCall(
  { orm }: Pick<Database, "orm">,
  { callId, attempt, run }: CallRun,
  move: CallMove,
  { now, title = null }: { now: Date; title?: string | null | undefined },
): Promise<void> {
  const id = callItemId(callId);
  const next = follow(move, { attempt, run, now });
  const state = move.to === "analysis" ? "queued" : move.to === "later" ? "parked" : move.to;
  const reason = "reason" in move ? move.reason : null;
  const change = sql`
    update work_items set state = ${state}, reason = ${reason}, title = coalesce(${title}::text, title), updated_at = now(),
      next_attempt_at = ${next?.notBefore?.toISOString() ?? null}::timestamptz,
      attempt = ${next?.attempt ?? attempt}, run = ${next?.run ?? run},
      workflow_id = ${next ? flowId(id, next.run) : sql`workflow_id`}
    where id = ${id} and run = ${run} returning id`;
  if (!next) {
    await orm.execute(change);
    return;
  }
  const { flow, queue, notBefore } = next;
  const start = startFlow({
    flow,
    queue,
    id: flowId(id, next.run),
    args: [callId, next.attempt, next.run],
    notBefore,
  });
  await orm.execute(sql`with item as (${change}) select ${start} from item`);
}

interface NextRun {
  flow: FlowName;
  queue: "intake" | "analysis";
  attempt: number;
  run: number;
  notBefore: Date | null;
}

function follow(move: CallMove, { attempt, run, now }: Omit<CallRun, "callId"> & { now: Date }): NextRun | null {
  if (move.to === "analysis") {
    return { flow: "analyzeCall", queue: "analysis", attempt: 1, run: run + 1, notBefore: null };
  }
  if (move.to !== "later") return null;
  return {
    flow: move.flow,
    queue: move.flow === "ingestCall" ? "intake" : "analysis",
    attempt: attempt + (move.counts ? 1 : 0),
    run: run + 1,
    notBefore: new Date(now.getTime() + move.waitSeconds * 1000),
  };
}
