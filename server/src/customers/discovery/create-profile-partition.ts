import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { profilesPartition } from "./stage-tables.ts";

/**
 * An empty table for the profiles of a run, which readers do not see before publishRun attaches it. Without
 * indexes: those are made once it is full, and Postgres leaves it alone until publishRun.
 */
export async function createProfilePartition(tx: Pick<Database["orm"], "execute">, runId: number): Promise<void> {
  const table = profilesPartition(runId);
  // One of a workspace that was cleared since may still be there.
  await tx.execute(sql`drop table if exists ${sql.identifier(table)}`);
  // With the check Postgres need not read the table to attach it.
  await tx.execute(sql`
    create table ${sql.identifier(table)} (like customer_profiles including defaults,
      constraint ${sql.identifier(`${table}_run`)} check (run_id = ${sql.raw(String(runId))}))
    with (autovacuum_enabled = false)`);
  // Nobody looks for values in them, and to measure arrays takes longer than all else.
  await tx.execute(sql`
    alter table ${sql.identifier(table)} alter features set statistics 0, alter memberships set statistics 0`);
}
