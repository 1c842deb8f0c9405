import { sql } from "drizzle-orm";
import { ToolError } from "../core/errors.ts";
import type { Database } from "./database.ts";
import { tables } from "./tables.ts";

/** Postgres's code for a lock that was not granted in time. */
const lockNotAvailable = "55P03";

/**
 * Empties every table of ours or none; the tables themselves and the record of migrations stay.
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
    });
  } catch (cause) {
    const origin = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
    if (!(origin instanceof Error && "code" in origin && origin.code === lockNotAvailable)) throw cause;
    throw new ToolError("conflict", "The workspace is in use. Stop the running import or analysis and try again.", {
      cause,
    });
  }
}
