import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { profilesPartition } from "./stage-tables.ts";

/** Names of the indexes that customer_profiles has, each of which a partition needs one of. */
export async function listProfileIndexes({ orm }: Pick<Database, "orm">): Promise<string[]> {
  const { rows } = await orm.execute<{ name: string }>(sql`
    select indexrelid::regclass::text as name from pg_index
    where indrelid = 'customer_profiles'::regclass order by 1`);
  return rows.map(({ name }) => name);
}

/** Of a run's partition, for the index of customer_profiles of this name. */
export const partitionIndex = (runId: number, index: string) =>
  index.replace(/^customer_profiles/, profilesPartition(runId));

/**
 * Makes a run's index that corresponds to one of customer_profiles. Made on the full table it is packed, and
 * attaching the table then takes no time.
 */
export async function indexProfiles(
  { orm }: Pick<Database, "orm">,
  { runId, index }: { runId: number; index: string },
): Promise<void> {
  await orm.transaction(async (tx) => {
    await tx.execute(sql`
      select set_config('maintenance_work_mem', '256MB', true), set_config('max_parallel_maintenance_workers', '0', true)`);
    const { rows } = await tx.execute<{ unique: boolean; rest: string }>(sql`
      select indisunique as unique, substring(pg_get_indexdef(indexrelid) from ' USING .*$') as rest
      from pg_index where indexrelid = ${index}::regclass and indrelid = 'customer_profiles'::regclass`);
    const [known] = rows;
    if (!known) throw new Error(`customer_profiles has no index ${index}.`);
    await tx.execute(sql`
      create ${sql.raw(known.unique ? "unique" : "")} index if not exists ${sql.identifier(partitionIndex(runId, index))}
      on ${sql.identifier(profilesPartition(runId))} ${sql.raw(known.rest)}`);
  });
}
