import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { listMonthEnds } from "./list-month-ends.ts";

/** Those of the last month ends that the current run has no figures of, newest first. */
export async function listMissingMonthEnds(database: Pick<Database, "orm">, months: number): Promise<string[]> {
  const ends = await listMonthEnds(database, months);
  const { rows } = await database.orm.execute<{ as_of: string }>(sql`
    select distinct as_of from segment_snapshots
    where run_id = (select id from discovery_runs where is_current)
      and as_of = any(${sql.param(ends)}::date[])`);
  const there = new Set(rows.map(({ as_of: day }) => day));
  return ends.filter((end) => !there.has(end));
}

/** Takes what was rebuilt for missing, so that it is computed anew; it can be read until it is. */
export async function outdateRebuilt({ orm }: Pick<Database, "orm">): Promise<void> {
  await orm.execute(sql`update segment_snapshots set run_id = 0 where rebuilt`);
  await orm.execute(sql`update archetype_snapshots set run_id = 0 where rebuilt`);
}
