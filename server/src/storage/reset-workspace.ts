import { sql } from "drizzle-orm";
import { ToolError } from "../core/errors.ts";
import type { Database } from "./database.ts";
import { tables } from "./tables.ts";

/** Postgres's code for a lock that was not granted in time. */
const lockNotAvailable = "55P03";

/** The engine's tables that hold work and what it was about; its queues, schedules and migrations stay. */
const workOfFlows = [
  "workflow_status",
  "workflow_input",
  "workflow_output",
  "operation_outputs",
  "workflow_events",
  "workflow_events_history",
  "notifications",
  "streams",
];

/**
 * Empties every table of ours and the engine's work, or nothing; the tables themselves and the record of migrations stay.
 * @throws ToolError `conflict` when other work holds a table for longer than `patienceMs`.
 */
export async function resetWorkspace(
  database: Pick<Database, "orm">,
  { patienceMs = 10_000 }: { patienceMs?: number } = {},
): Promise<void> {
  const names = sql.join(
    tables.map((table) => sql`${table}`),
    sql`, `,
  );
  try {
    await database.orm.transaction(async (transaction) => {
      await transaction.execute(sql`select set_config('lock_timeout', ${String(patienceMs)}, true)`);
      await transaction.execute(sql`truncate ${names}`);
      const { rows } = await transaction.execute<{ name: string }>(sql`
        select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
        where schemaname = 'dbos' and tablename = any(${sql.param(workOfFlows)})`);
      if (rows.length > 0) {
        await transaction.execute(sql`truncate ${sql.raw(rows.map(({ name }) => name).join(", "))}`);
      }
    });
  } catch (cause) {
    const origin = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
    if (!(origin instanceof Error && "code" in origin && origin.code === lockNotAvailable)) throw cause;
    throw new ToolError("conflict", "The workspace is in use. Stop the running import or analysis and try again.", {
      cause,
    });
  }
}
