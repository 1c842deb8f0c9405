import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type { PoolClient } from "pg";
import type { Database } from "../../storage/database.ts";
import { loadArchetypeMap } from "../discovery/load-archetype-map.ts";
import { readFeatures } from "../discovery/read-features.ts";
import { type PartRange, splitIntoParts } from "../discovery/split-into-parts.ts";
import { prepareForBulk } from "../features/prepare-for-bulk.ts";
import { loadProfileBasis, type ProfileBasis } from "../features/profile-basis.ts";
import { selectProfiles } from "../features/select-profiles.ts";
import { groupPlaces } from "./group-places.ts";
import { loadVocabulary } from "./load-vocabulary.ts";
import { storeFigures } from "./store-figures.ts";
import { type PlacedGroup, tallyGroups } from "./tally-groups.ts";

const table = "profiles_of_day";

/**
 * Keeps the snapshot that a past day would have had, had the current run's models been known then: profiles are
 * computed from the orders up to that day, part by part, and only counted. Done again it leaves the same.
 */
export async function rebuildSnapshot(database: Database, asOf: string): Promise<void> {
  const client = await database.pool.connect();
  const tx = drizzle(client);
  try {
    const { rows } = await tx.execute<{ id: number }>(sql`select id from discovery_runs where is_current`);
    const [run] = rows;
    if (!run) return;
    const basis = await loadProfileBasis(tx, run.id);
    const vocabulary = await loadVocabulary(tx, run.id);
    const map = await loadArchetypeMap(tx, run.id);
    const { parts } = await splitIntoParts(tx, asOf, { shared: false });
    const groups: PlacedGroup[] = [];
    for (const range of parts) {
      const rowsOfPart = await readPast(client, { ...basis, asOf }, range, featureCountOf(vocabulary.models));
      groups.push(...groupPlaces(vocabulary.models, map, rowsOfPart));
    }
    await client.query("begin");
    await storeFigures(tx, { runId: run.id, asOf, rebuilt: true, figures: tallyGroups(vocabulary, groups) });
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

const featureCountOf = (models: readonly { features: string[] }[]) =>
  models.reduce((sum, { features }) => sum + features.length, 0);

async function readPast(
  client: PoolClient,
  basis: ProfileBasis,
  { firstKey, lastKey }: PartRange,
  featureCount: number,
) {
  const tx = drizzle(client);
  await client.query("begin");
  await prepareForBulk(tx);
  await tx.execute(sql`
    create temporary table ${sql.identifier(table)} on commit drop as
    ${selectProfiles(basis, { from: firstKey, below: lastKey + 1 })}`);
  const rows = await readFeatures(client, table, featureCount);
  await client.query("commit");
  return rows;
}
