import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { prepareForBulk } from "../features/prepare-for-bulk.ts";
import { loadProfileBasis } from "../features/profile-basis.ts";
import { profileColumns, selectProfiles } from "../features/select-profiles.ts";
import { findFreshProfiles } from "../profiles/fresh-profiles.ts";
import { holdPart } from "./hold-part.ts";
import { featuresTable, stageStorage } from "./stage-tables.ts";

/**
 * Computes a part's profiles, without places yet, into a table of its own. Those that an import has just computed in the
 * same way are taken over. Resolves with how many.
 */
export async function computePartFeatures(
  { orm }: Pick<Database, "orm">,
  { runId, part }: { runId: number; part: number },
): Promise<number> {
  return orm.transaction(async (tx) => {
    const { firstKey, lastKey } = await holdPart(tx, { runId, part });
    await prepareForBulk(tx);
    const basis = await loadProfileBasis(tx, runId);
    const table = sql.identifier(featuresTable(runId, part));
    await tx.execute(sql`drop table if exists ${table}`);
    // A worker is one processor's worth of work: whoever wants it faster starts a second one.
    await tx.execute(sql`set local max_parallel_workers_per_gather = 0`);
    const fresh = await findFreshProfiles(tx, basis.asOf);
    const profiles =
      fresh?.meanGapDays === basis.meanGapDays
        ? sql`select ${profileColumns} from customer_profiles
            where run_id = ${fresh.runId} and customer_key between ${firstKey} and ${lastKey}`
        : selectProfiles(basis, { from: firstKey, below: lastKey + 1 });
    await tx.execute(sql`create unlogged table ${table} ${sql.raw(stageStorage)} as ${profiles}`);
    const { rows } = await tx.execute<{ customers: number }>(sql`
      update discovery_parts set customers = (select count(*) from ${table})
      where run_id = ${runId} and part = ${part} returning customers`);
    return rows[0]?.customers ?? 0;
  });
}
