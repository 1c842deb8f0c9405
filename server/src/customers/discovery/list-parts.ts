import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";

/** Numbers of a run's parts. */
export async function listParts({ orm }: Pick<Database, "orm">, runId: number): Promise<number[]> {
  const { rows } = await orm.execute<{ part: number }>(
    sql`select part from discovery_parts where run_id = ${runId} order by part`,
  );
  return rows.map(({ part }) => part);
}
