import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";

/** Takes back a run that was refused, as if it had not begun. Gone already, it does nothing. */
export async function forgetRun({ orm }: Pick<Database, "orm">, runId: number): Promise<void> {
  await orm.execute(sql`delete from discovery_runs where id = ${runId} and state = 'running'`);
}
