import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { computePartFeatures } from "./compute-part-features.ts";
import { featuresTable } from "./stage-tables.ts";

/** Unlogged tables are empty after a crash of Postgres: a part that was computed and is not there is computed again. */
export async function restoreFeatures(
  database: Pick<Database, "orm">,
  { runId, part }: { runId: number; part: number },
): Promise<void> {
  const { rows } = await database.orm.execute<{ complete: boolean }>(sql`
    select customers = (select count(*) from ${sql.identifier(featuresTable(runId, part))}) as complete
    from discovery_parts where run_id = ${runId} and part = ${part}`);
  if (rows[0]?.complete !== true) await computePartFeatures(database, { runId, part });
}
