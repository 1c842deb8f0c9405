import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../storage/database.ts";
import { flowId, startFlow } from "./enqueue-flow.ts";

export interface CallToQueue {
  callId: string;
  title: string | null;
  source: "webhook" | "sync" | "review" | "cli";
  /** Known from what announced the call; then nothing is fetched. */
  skipReason?: string | null;
}

/** `known`: it was asked for before, and nothing happens a second time. */
export type Queued = "queued" | "skipped" | "known";

export const callItemId = (callId: string) => `call:${callId}`;

/**
 * Takes on one call, once: its row and its flow are written together or not at all. One that was given up
 * for want of something is taken up again.
 */
export async function queueCall(
  { orm }: Pick<Database, "orm">,
  { callId, title, source, skipReason = null }: CallToQueue,
): Promise<Queued> {
  const id = callItemId(callId);
  const delivered = source === "webhook" ? 1 : 0;
  const state = skipReason === null ? ("queued" as const) : ("skipped" as const);
  const start = ingest({ callId, attempt: 1, run: 1, id: flowId(id, 1) });
  const { rows } = await orm.execute<{ fresh: boolean }>(sql`
    with item as (
      insert into work_items as known (id, kind, call_id, title, source, state, reason, workflow_id, deliveries)
      values (${id}, 'call', ${callId}, ${title}, ${source}, ${state}, ${skipReason}, ${flowId(id, 1)}, ${delivered})
      on conflict (id) do update set deliveries = known.deliveries + ${delivered}
      returning (xmax = 0) as fresh
    )
    select fresh, case when fresh and ${state} = 'queued' then ${start} end from item`);
  if (rows[0]?.fresh) return state;
  if (state === "skipped") return "known";
  return (await takeUpAgain({ orm }, id)) ? "queued" : "known";
}

/** Takes up a call that was given up before it was fetched. False when there is none, or it goes on by itself. */
async function takeUpAgain(database: Pick<Database, "orm">, itemId: string): Promise<boolean> {
  return startAgain(
    database,
    itemId,
    sql`state in ('parked', 'failed') and next_attempt_at is null and not exists (select from calls where calls.id = call_id)`,
  );
}

/** Starts the next run of a call's item, where `condition` holds. Of runs under way only the newest moves the item on. */
export async function startAgain(
  { orm }: Pick<Database, "orm">,
  itemId: string,
  condition: SQL = sql`true`,
): Promise<boolean> {
  const { rows } = await orm.execute(sql`
    with item as (
      update work_items set state = 'queued', reason = null, attempt = 1, run = run + 1, next_attempt_at = null,
        workflow_id = id || ':' || (run + 1), updated_at = now()
      where id = ${itemId} and kind = 'call' and ${condition}
      returning call_id, run, workflow_id
    )
    select ${ingest({ callId: sql`call_id`, attempt: 1, run: sql`run`, id: sql`workflow_id` })} from item`);
  return rows.length > 0;
}

interface Ingest {
  callId: string | SQL;
  attempt: number;
  run: number | SQL;
  id: string | SQL;
}

const ingest = ({ callId, attempt, run, id }: Ingest) =>
  startFlow({ flow: "ingestCall", queue: "intake", id, args: [callId, attempt, run], notBefore: null });
