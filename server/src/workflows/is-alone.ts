import { sql } from "drizzle-orm";
import type { Database } from "../storage/database.ts";
import { deadAfterMs } from "./keep-alive.ts";

/** Whether no other living process does the durable work of this database. */
export async function isAlone({ orm }: Pick<Database, "orm">, executorId: string): Promise<boolean> {
  const { rows } = await orm.execute<{ others: number }>(sql`
    select count(*) as others from workers
    where executor_id <> ${executorId} and beat_at > now() - ${deadAfterMs} * interval '1 millisecond'`);
  return rows[0]?.others === 0;
}
