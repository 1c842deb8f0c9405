import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../storage/database.ts";
import { flowId, type FlowName, startFlow } from "./enqueue-flow.ts";
import type { QueueName } from "./queues.ts";

export interface FlowToQueue {
  itemId: string;
  kind: "sync" | "review" | "discovery" | "snapshots";
  title: string;
  source: "schedule" | "cli";
  flow: FlowName;
  queue: QueueName;
  /** The flow gets these, the item's id and the number of its run. */
  args: readonly string[];
}

export interface QueuedFlow {
  flowId: string;
  /** False: it was under way already, and nothing was started. */
  fresh: boolean;
}

/** Starts a flow that may be asked for again once it is over, and joins it while it is not. */
export async function queueFlow({ orm }: Pick<Database, "orm">, asked: FlowToQueue): Promise<QueuedFlow> {
  const { itemId, kind, title, source, flow, queue, args } = asked;
  const start = (id: SQL, run: SQL) => startFlow({ flow, queue, id, args: [...args, itemId, run], notBefore: null });
  const { rows } = await orm.execute<{ workflow_id: string }>(sql`
    with item as (
      insert into work_items as known (id, kind, title, source, state, workflow_id)
      values (${itemId}, ${kind}, ${title}, ${source}, 'queued', ${flowId(itemId, 1)})
      on conflict (id) do update set state = 'queued', reason = null, attempt = 1, run = known.run + 1, title = excluded.title,
        next_attempt_at = null, workflow_id = known.id || ':' || (known.run + 1), updated_at = now()
        where known.state in ('done', 'failed', 'skipped') or (known.state = 'parked' and known.next_attempt_at is null)
      returning id, run, workflow_id
    )
    select workflow_id, ${start(sql`workflow_id`, sql`run`)} from item`);
  const [started] = rows;
  if (started) return { flowId: started.workflow_id, fresh: true };
  // A statement of its own: the one above does not see what somebody else began while it waited for them.
  const { rows: known } = await orm.execute<{ workflow_id: string }>(
    sql`select workflow_id from work_items where id = ${itemId}`,
  );
  const [underWay] = known;
  if (!underWay) throw new Error("A flow was neither started nor under way.");
  return { flowId: underWay.workflow_id, fresh: false };
}
