import { DBOS } from "@dbos-inc/dbos-sdk";
import { sql } from "drizzle-orm";
import type { FlowDeps } from "./flow-deps.ts";
import { patiently } from "./patiently.ts";

const flowsAtOnce = 500;
const over = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"] as const;

/** Deletes what nobody will ask for again: expired cache rows, finished work and its flows, workers long gone. */
export function bindPurge({ coaching, settings }: FlowDeps) {
  return async function purge(): Promise<void> {
    const { orm } = coaching.database;
    await DBOS.runStep(
      async () => {
        await orm.execute(sql`delete from dimension_analyses where expires_at < now()`);
        await orm.execute(sql`
          delete from work_items where (state in ('done', 'skipped') and kind <> 'call' or kind = 'delivery')
            and updated_at < now() - ${settings.keepFinishedDays} * interval '1 day'`);
        await orm.execute(sql`delete from workers where beat_at < now() - interval '1 day'`);
      },
      { name: "rows", ...patiently },
    );
    await DBOS.runStep(() => deleteOldFlows(coaching.clock.now(), settings.keepFinishedDays), {
      name: "flows",
      ...patiently,
    });
  };
}

async function deleteOldFlows(now: Date, days: number): Promise<number> {
  const endTime = new Date(now.getTime() - days * 86_400_000).toISOString();
  let deleted = 0;
  for (;;) {
    const old = await DBOS.listWorkflows({
      status: [...over],
      endTime,
      limit: flowsAtOnce,
      loadInput: false,
      loadOutput: false,
    });
    if (old.length === 0) return deleted;
    await DBOS.deleteWorkflows(old.map(({ workflowID }) => workflowID));
    deleted += old.length;
  }
}
