import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { ArchetypeMap } from "../archetypes/archetype-map.ts";
import { foldArchetypes } from "../archetypes/fold-archetypes.ts";
import type { AxisModel } from "../segments/axis-model.ts";
import { listParts } from "./list-parts.ts";
import { loadAxisModels } from "./load-axis-models.ts";
import { restorePlaces } from "./restore-places.ts";
import { placesTable } from "./stage-tables.ts";

/** Counts the signatures of all customers, folds the rare ones, and keeps the archetypes with the run. */
export async function keepArchetypes(database: Database, runId: number): Promise<void> {
  const { orm } = database;
  const parts = await listParts(database, runId);
  for (const part of parts) await restorePlaces(database, { runId, part });
  const everybody = sql.join(
    parts.map((part) => sql`select signature from ${sql.identifier(placesTable(runId, part))}`),
    sql` union all `,
  );
  const { rows: signatures } = await orm.execute<{ signature: string; members: number }>(sql`
    select signature, count(*)::int as members from (${everybody}) places
    group by signature order by members desc, signature`);
  const { rows: before } = await orm.execute<{ axes: AxisModel[]; archetypes: ArchetypeMap }>(sql`
    select axes, archetypes from discovery_runs where is_current and id <> ${runId}`);
  const map = foldArchetypes(await loadAxisModels(orm, runId), signatures, before[0] ?? null);
  await orm.execute(sql`
    update discovery_runs set archetypes = ${JSON.stringify(map)}::jsonb where id = ${runId} and state = 'running'`);
}
