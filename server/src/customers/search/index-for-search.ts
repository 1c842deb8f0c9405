import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { profileIndexes } from "./profile-indexes.ts";
import { searchTable } from "./search-table.ts";

/** Makes a run's full partition fit to be searched; done again it leaves the same. */
export async function indexForSearch({ orm }: Pick<Database, "orm">, runId: number): Promise<void> {
  await orm.transaction(async (tx) => {
    await tx.execute(sql`select set_config('maintenance_work_mem', '256MB', true)`);
    for (const statement of profileIndexes(`customer_profiles_${runId}`)) await tx.execute(sql.raw(statement));
  });
  // Tells Postgres that every row is seen by everybody, so that indexes alone can count.
  await orm.execute(sql.raw(`vacuum ${searchTable(runId)}`));
}
