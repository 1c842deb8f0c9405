import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { placePart } from "./place-part.ts";
import { featuresTable, placesTable } from "./stage-tables.ts";

/** Unlogged tables are empty after a crash of Postgres: a part that was placed and is not there is placed again. */
export async function restorePlaces(
  database: Database,
  { runId, part }: { runId: number; part: number },
): Promise<void> {
  const { rows } = await database.orm.execute<{ ready: boolean }>(sql`
    select written or (customers = (select count(*) from ${sql.identifier(placesTable(runId, part))})
      and customers = (select count(*) from ${sql.identifier(featuresTable(runId, part))})) as ready
    from discovery_parts where run_id = ${runId} and part = ${part}`);
  if (rows[0]?.ready !== true) await placePart(database, { runId, part });
}
