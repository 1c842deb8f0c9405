import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { holdOrders } from "./hold-orders.ts";
import { partitionIndex } from "./index-profiles.ts";
import { profilesPartition } from "./stage-tables.ts";

const primaryKey = "customer_profiles_run_id_customer_key_pk";

/**
 * Makes a run the current one, in one short transaction: readers see all of the run before or all of this one.
 * Done already, it does nothing. @throws Error when a part is missing; nothing is published then.
 */
export async function publishRun({ orm }: Pick<Database, "orm">, runId: number): Promise<void> {
  const table = profilesPartition(runId);
  const partition = sql.identifier(table);
  // What Postgres plans by; a run that is published already is only measured again.
  await orm.execute(sql`analyze ${partition}`);
  await orm.transaction(async (tx) => {
    // From here to the end nobody writes orders: who did so before has said whose, who does so after finds this run.
    await holdOrders(tx);
    const { rows } = await tx.execute<{ state: string; whole: boolean }>(sql`
      select state, (select bool_and(written) from discovery_parts where run_id = ${runId}) as whole
      from discovery_runs where id = ${runId} for update`);
    const [run] = rows;
    if (run?.state === "done") return;
    if (run?.state !== "running" || !run.whole) throw new Error(`Discovery ${runId} is not whole.`);
    await tx.execute(sql`
      alter table ${partition} add constraint ${sql.identifier(`${table}_pk`)}
        primary key using index ${sql.identifier(partitionIndex(runId, primaryKey))}`);
    await tx.execute(sql`alter table ${partition} reset (autovacuum_enabled)`);
    await tx.execute(sql`
      alter table customer_profiles attach partition ${partition} for values in (${sql.raw(String(runId))})`);
    await tx.execute(sql`update discovery_runs set is_current = false where is_current`);
    await tx.execute(sql`
      update discovery_runs set is_current = true, state = 'done', finished_at = now() where id = ${runId}`);
  });
}
