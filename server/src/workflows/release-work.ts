import { sql } from "drizzle-orm";
import type { Database } from "../storage/database.ts";
import { applicationName, flowsVersion } from "./queues.ts";

/**
 * Puts the unfinished flows of a process that is gone back into their queues, for whoever comes first. One
 * statement, so two that do it at the same time give nothing out twice. Resolves with how many there were.
 */
export async function releaseWork({ orm }: Pick<Database, "orm">, executorId: string): Promise<number> {
  const { rows } = await orm.execute(sql`
    with gone as (delete from workers where executor_id = ${executorId})
    update dbos.workflow_status
    set status = 'ENQUEUED', started_at_epoch_ms = null, owner_xid = null,
      updated_at = (extract(epoch from now()) * 1000)::bigint,
      queue_name = coalesce(queue_name, '_dbos_internal_queue')
    where status = 'PENDING' and executor_id = ${executorId} and application_version = ${flowsVersion}
      and application_name = ${applicationName}
    returning workflow_uuid`);
  return rows.length;
}
