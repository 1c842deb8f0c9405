import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { listParts } from "../discovery/list-parts.ts";
import { restoreFeatures } from "../discovery/restore-features.ts";
import { featuresTable } from "../discovery/stage-tables.ts";
import { loadProfileBasis } from "../features/profile-basis.ts";
import { fitOutlook } from "./fit-outlook.ts";
import { readPurchaseHistory } from "./read-purchase-history.ts";

/**
 * Fits what a run can say of the future to the purchases that it sees, and keeps it with the run, or what is missing
 * for it. Done again it leaves the same.
 */
export async function keepOutlook(database: Database, runId: number): Promise<void> {
  const { orm } = database;
  const { asOf } = await loadProfileBasis(orm, runId);
  const parts = await listParts(database, runId);
  for (const part of parts) await restoreFeatures(database, { runId, part });
  const buyers = sql.join(
    parts.map((part) => sql`select customer_key as key from ${sql.identifier(featuresTable(runId, part))}`),
    sql` union all `,
  );
  const outlook = await fitOutlook(await readPurchaseHistory(database, { asOf, buyers }));
  await orm.execute(sql`
    update discovery_runs set outlook = ${JSON.stringify(outlook)}::jsonb where id = ${runId} and state = 'running'`);
}
