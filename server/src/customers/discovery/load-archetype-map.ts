import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { ArchetypeMap } from "../archetypes/archetype-map.ts";

/** A run's archetypes, and how to find anybody's. @throws Error before they are found. */
export async function loadArchetypeMap(tx: Pick<Database["orm"], "execute">, runId: number): Promise<ArchetypeMap> {
  const { rows } = await tx.execute<{ archetypes: ArchetypeMap | null }>(
    sql`select archetypes from discovery_runs where id = ${runId}`,
  );
  const map = rows[0]?.archetypes;
  if (!map) throw new Error(`Discovery ${runId} has not found its archetypes yet.`);
  return map;
}
