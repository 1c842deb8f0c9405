import { hostname } from "node:os";
import { sql } from "drizzle-orm";
import type { Database } from "../storage/database.ts";
import { applicationName, flowsVersion } from "./queues.ts";
import { releaseWork } from "./release-work.ts";

interface TakeOverOptions {
  executorId: string;
  /** Age of a heartbeat from which its process counts as dead. */
  deadAfterMs: number;
  /** Only from processes that ran on this machine and are not there any more. */
  onlyThisHost: boolean;
}

/**
 * Gives the work of dead processes back to the queues, also of those that left no heartbeat at all. Resolves
 * with how many flows that were.
 */
export async function takeOver(
  database: Pick<Database, "orm">,
  { executorId, deadAfterMs, onlyThisHost }: TakeOverOptions,
): Promise<number> {
  const { rows } = await database.orm.execute<{
    id: string;
    host: string | null;
    pid: number | null;
    dead: boolean;
  }>(sql`
    select busy.id, w.host, w.pid, coalesce(w.beat_at < now() - ${deadAfterMs} * interval '1 millisecond', true) as dead
    from (
      select distinct executor_id as id from dbos.workflow_status
      where status = 'PENDING' and application_version = ${flowsVersion} and application_name = ${applicationName}
        and executor_id <> ${executorId}
    ) busy left join workers w on w.executor_id = busy.id`);
  let taken = 0;
  for (const { id, host, pid, dead } of rows) {
    const gone = host === hostname() && pid !== null && !isRunning(pid);
    if (gone || (dead && !onlyThisHost)) taken += await releaseWork(database, id);
  }
  return taken;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is a process all the same.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
