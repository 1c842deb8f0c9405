import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { listParts } from "./list-parts.ts";
import { restoreFeatures } from "./restore-features.ts";
import { featuresTable, sampleTable, stageStorage } from "./stage-tables.ts";

/** Enough for centres that more customers would not move; of fewer, everybody is taken. */
const sampleSize = 20_000;

/**
 * Chooses whom the axes are fitted to, by a hash of their ids: the same customers give the same sample in the same
 * order, whichever keys they have got here.
 */
export async function takeSample(database: Pick<Database, "orm">, runId: number): Promise<void> {
  const parts = await listParts(database, runId);
  for (const part of parts) await restoreFeatures(database, { runId, part });
  const table = sql.identifier(sampleTable(runId));
  const everybody = sql.join(
    parts.map((part) => sql`select customer_key, features from ${sql.identifier(featuresTable(runId, part))}`),
    sql` union all `,
  );
  await database.orm.transaction(async (tx) => {
    await tx.execute(sql`drop table if exists ${table}`);
    await tx.execute(sql`
      create unlogged table ${table} ${sql.raw(stageStorage)} as
      select row_number() over (order by hash, id)::int as place, features from (
        select hashtextextended(c.id, 0) as hash, c.id, f.features
        from (${everybody}) f join customers c on c.key = f.customer_key
        order by 1, 2 limit ${sampleSize}
      ) chosen`);
  });
}
