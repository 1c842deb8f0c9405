import { isDeepStrictEqual } from "node:util";
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { ArchetypeMap } from "../archetypes/archetype-map.ts";
import { foldArchetypes } from "../archetypes/fold-archetypes.ts";
import type { AxisModel } from "../segments/axis-model.ts";
import { listParts } from "./list-parts.ts";
import { loadAxisModels } from "./load-axis-models.ts";
import { restorePlaces } from "./restore-places.ts";
import { placesTable } from "./stage-tables.ts";

/**
 * Counts the signatures of all customers, folds the rare ones, and keeps the archetypes with the run. Customers who
 * are what they were have the archetypes they had.
 */
export async function keepArchetypes(database: Database, runId: number): Promise<void> {
  const { orm } = database;
  const parts = await listParts(database, runId);
  for (const part of parts) await restorePlaces(database, { runId, part });
  const everybody = sql.join(
    parts.map((part) => sql`select signature from ${sql.identifier(placesTable(runId, part))}`),
    sql` union all `,
  );
  const counts = await countSignatures(orm, everybody);
  const models = await loadAxisModels(orm, runId);
  const { rows } = await orm.execute<{ id: number; axes: AxisModel[]; archetypes: ArchetypeMap }>(sql`
    select id, axes, archetypes from discovery_runs where is_current and id <> ${runId}`);
  const before = rows[0] ?? null;
  const map =
    before && isDeepStrictEqual(before.axes, models) && isDeepStrictEqual(await countPublished(before.id), counts)
      ? before.archetypes
      : foldArchetypes(models, counts, before);
  await orm.execute(sql`
    update discovery_runs set archetypes = ${JSON.stringify(map)}::jsonb where id = ${runId} and state = 'running'`);

  function countPublished(published: number) {
    return countSignatures(
      orm,
      sql`select (
          select string_agg(dominant[axis]::text || strength[axis]::text, '' order by axis)
          from generate_series(1, array_length(dominant, 1)) axis
        ) as signature, members
        from (
          select dominant, strength, count(*) as members from customer_profiles
          where run_id = ${published} group by dominant, strength
        ) places`,
      sql`sum(members)`,
    );
  }
}

async function countSignatures(
  orm: Pick<Database["orm"], "execute">,
  signatures: SQL,
  members: SQL = sql`count(*)`,
): Promise<{ signature: string; members: number }[]> {
  const { rows } = await orm.execute<{ signature: string; members: number }>(sql`
    select signature, (${members})::int as members from (${signatures}) places
    group by signature order by members desc, signature`);
  return rows;
}
