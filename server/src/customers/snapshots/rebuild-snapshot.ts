import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { inTransaction } from "../../storage/in-transaction.ts";
import { loadArchetypeMap } from "../discovery/load-archetype-map.ts";
import { readFeatures } from "../discovery/read-features.ts";
import { type PartRange, splitIntoParts } from "../discovery/split-into-parts.ts";
import { prepareForBulk } from "../features/prepare-for-bulk.ts";
import { loadProfileBasis, type ProfileBasis } from "../features/profile-basis.ts";
import { selectBuyers } from "../features/select-buyers.ts";
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
  const { orm } = database;
  const { rows } = await orm.execute<{ id: number }>(sql`select id from discovery_runs where is_current`);
  const [run] = rows;
  if (!run) return;
  const basis = await loadProfileBasis(orm, run.id);
  const vocabulary = await loadVocabulary(orm, run.id);
  const map = await loadArchetypeMap(orm, run.id);
  const { parts } = await splitIntoParts(orm, selectBuyers(asOf), { shared: false });
  const groups: PlacedGroup[] = [];
  for (const range of parts) {
    const rowsOfPart = await readPast(database, { ...basis, asOf }, range, featureCountOf(vocabulary.models));
    groups.push(...groupPlaces(vocabulary.models, map, rowsOfPart));
  }
  await orm.transaction((tx) =>
    storeFigures(tx, { runId: run.id, asOf, rebuilt: true, figures: tallyGroups(vocabulary, groups) }),
  );
}

const featureCountOf = (models: readonly { features: string[] }[]) =>
  models.reduce((sum, { features }) => sum + features.length, 0);

function readPast(database: Database, basis: ProfileBasis, { firstKey, lastKey }: PartRange, featureCount: number) {
  return inTransaction(database.pool, async (tx, client) => {
    await prepareForBulk(tx);
    await tx.execute(sql`
      create temporary table ${sql.identifier(table)} on commit drop as
      ${selectProfiles(basis, { from: firstKey, below: lastKey + 1 })}`);
    return readFeatures(client, table, featureCount);
  });
}
