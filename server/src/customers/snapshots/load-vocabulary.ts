import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { loadAxisModels } from "../discovery/load-axis-models.ts";
import type { Vocabulary } from "./tally-groups.ts";

export async function loadVocabulary(tx: Pick<Database["orm"], "execute">, runId: number): Promise<Vocabulary> {
  const { rows } = await tx.execute<{ id: string }>(sql`select id from archetypes where run_id = ${runId} order by no`);
  return { models: await loadAxisModels(tx, runId), archetypes: rows.map(({ id }) => id) };
}
