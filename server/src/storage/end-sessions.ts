import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";

/**
 * Ends all sessions of this name, and with them what they are in the middle of: a statement stops within milliseconds,
 * and its transaction leaves nothing. That their client is gone, Postgres would notice at the end of the statement.
 */
export async function endSessions({ orm }: Pick<Database, "orm">, applicationName: string): Promise<void> {
  await orm.execute(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = ${applicationName} and datname = current_database() and usename = session_user`);
}
