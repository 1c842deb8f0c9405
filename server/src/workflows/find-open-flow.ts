import { sql } from "drizzle-orm";
import type { Database } from "../storage/database.ts";

/** The flow that is at a piece of work, or will be; null when it is over or was never asked for. */
export async function findOpenFlow({ orm }: Pick<Database, "orm">, itemId: string): Promise<string | null> {
  const { rows } = await orm.execute<{ flow: string }>(sql`
    select w.workflow_id as flow from work_items w join dbos.workflow_status s on s.workflow_uuid = w.workflow_id
    where w.id = ${itemId} and w.state = 'queued' and s.status in ('ENQUEUED', 'PENDING')`);
  return rows[0]?.flow ?? null;
}
