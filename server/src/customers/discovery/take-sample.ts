import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { featuresTable, sampleTable } from "./stage-tables.ts";

/** Enough for centres that more customers would not move; fitted to fewer, everybody is taken. */
const sampleSize = 20_000;

/**
 * Chooses whom the axes are fitted to, by a hash of their ids: the same customers give the same sample in the same
 * order, whichever keys they have got here.
 */
export async function takeSample(
  { orm }: Pick<Database, "orm">,
  { runId, parts }: { runId: number; parts: readonly number[] },
): Promise<void> {
  const table = sql.identifier(sampleTable(runId));
  const everybody = sql.join(
    parts.map((part) => sql`select customer_key, features from ${sql.identifier(featuresTable(runId, part))}`),
    sql` union all `,
  );
  await orm.transaction(async (tx) => {
    await tx.execute(sql`drop table if exists ${table}`);
    await tx.execute(sql`
      create unlogged table ${table} as
      select row_number() over (order by hash, id)::int as place, features from (
        select hashtextextended(c.id, 0) as hash, c.id, f.features
        from (${everybody}) f join customers c on c.key = f.customer_key
        order by 1, 2 limit ${sampleSize}
      ) chosen`);
  });
}
