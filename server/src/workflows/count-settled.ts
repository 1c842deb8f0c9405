import { sql } from "drizzle-orm";
import type { Database } from "../storage/database.ts";

export interface CallsSettled {
  /** Waiting, worked on, or parked for less than `soonMs`. */
  open: number;
  done: number;
  skipped: number;
  /** Parked for longer, or for a person. */
  parked: number;
  failed: number;
}

/** How far the work on these calls is. */
export async function countSettled(
  { orm }: Pick<Database, "orm">,
  callIds: readonly string[],
  { soonMs }: { soonMs: number },
): Promise<CallsSettled> {
  const { rows } = await orm.execute<{ place: keyof CallsSettled; calls: number }>(sql`
    select place, count(*) as calls from (
      select case
        when w.state = 'queued' and s.status in ('ERROR', 'CANCELLED', 'MAX_RECOVERY_ATTEMPTS_EXCEEDED') then 'failed'
        when w.state = 'queued' then 'open'
        when w.state = 'parked' and w.next_attempt_at < now() + ${soonMs} * interval '1 millisecond' then 'open'
        else w.state end as place
      from work_items w left join dbos.workflow_status s on s.workflow_uuid = w.workflow_id
      where w.kind = 'call' and w.call_id = any(${sql.param(callIds)})
    ) placed group by place`);
  const counts: CallsSettled = { open: 0, done: 0, skipped: 0, parked: 0, failed: 0 };
  for (const { place, calls } of rows) counts[place] = calls;
  return counts;
}
