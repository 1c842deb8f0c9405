import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { archetypeOf } from "../archetypes/archetype-of.ts";
import { profileColumns } from "../features/select-profiles.ts";
import { outlookColumns } from "../outlook/outlook-columns.ts";
import { holdPart } from "./hold-part.ts";
import { loadArchetypeMap } from "./load-archetype-map.ts";
import { restorePlaces } from "./restore-places.ts";
import { featuresTable, placesTable, profilesPartition } from "./stage-tables.ts";

/** Puts a part's profiles with their places and archetypes into the run's partition, once. */
export async function writePart(database: Database, { runId, part }: { runId: number; part: number }): Promise<void> {
  const places = sql.identifier(placesTable(runId, part));
  await restorePlaces(database, { runId, part });
  await database.orm.transaction(async (tx) => {
    const { written, customers } = await holdPart(tx, { runId, part });
    if (written) return;
    const map = await loadArchetypeMap(tx, runId);
    const { rows } = await tx.execute<{ signature: string }>(sql`select distinct signature from ${places}`);
    const numbers = rows.map(({ signature }) => ({ signature, no: archetypeOf(map, signature) }));
    const { rowCount } = await tx.execute(sql`
      insert into ${sql.identifier(profilesPartition(runId))}
        (run_id, ${profileColumns}, archetype_no, dominant, strength, memberships, ${outlookColumns})
      select ${runId}, f.*, a.no, p.dominant, p.strength, p.memberships, ${outlookColumns}
      from ${sql.identifier(featuresTable(runId, part))} f
      join ${places} p using (customer_key)
      join jsonb_to_recordset(${JSON.stringify(numbers)}) as a(signature text, no smallint) using (signature)`);
    if (rowCount !== customers) throw new Error(`Part ${part} of discovery ${runId} is not whole.`);
    await tx.execute(sql`
      update discovery_parts set written = true where run_id = ${runId} and part = ${part}`);
  });
}
