import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { type Pool, types } from "pg";
import { ToolError } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import { explainConnectionFailure } from "./explain-connection-failure.ts";
import { inTransaction } from "./in-transaction.ts";
import { parseDatabaseUrl } from "./parse-database-url.ts";
import { openPool } from "./open-pool.ts";
import { schema } from "./tables.ts";

export interface Database {
  /** As it was given, with its password: never log or print it. */
  url: string;
  pool: Pool;
  orm: NodePgDatabase<typeof schema>;
  close(): Promise<void>;
}

export interface OpenDatabaseOptions {
  url: string;
  /** Shown in pg_stat_activity. */
  applicationName: string;
  /** Default 10. */
  maxConnections?: number;
  log?: Log;
}

const oldestMajor = 14;

async function checkVersion(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ version: number }>(
    "select current_setting('server_version_num')::int / 10000 as version",
  );
  const version = rows[0]?.version ?? 0;
  if (version >= oldestMajor) return;
  throw new ToolError(
    "unavailable",
    `DATABASE_URL leads to Postgres ${version}. Use ${oldestMajor} or newer, or leave it unset for the embedded one.`,
  );
}

/** int8 (every `count(*)`) as a number. @throws RangeError where a number would no longer be exact. */
function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a number exactly: select it as text.`);
  return value;
}

/**
 * A pool that has answered once. What queries return: int8 is a number (a RangeError beyond 2^53),
 * numeric stays text because money must not be rounded, date stays `YYYY-MM-DD` text, timestamptz is
 * a Date (from `orm.execute` text: drizzle maps it per column).
 * @throws ToolError `unavailable` with one line: what failed and the way out, never the password.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const { url, applicationName, maxConnections = 10, log } = options;
  const address = parseDatabaseUrl(url);
  // Global on purpose: drizzle reads the global parsers, a pool its own, and both must agree.
  types.setTypeParser(types.builtins.INT8, parseInt8);
  types.setTypeParser(types.builtins.DATE, (text: string) => text);
  const pool = openPool({ url, applicationName, maxConnections, log });
  try {
    await checkVersion(pool);
  } catch (cause) {
    await pool.end();
    throw cause instanceof ToolError ? cause : explainConnectionFailure(cause, address);
  }
  const transaction: Database["orm"]["transaction"] = (work, config) => inTransaction(pool, work, config);
  let closing: Promise<void> | undefined;
  return {
    url,
    pool,
    orm: Object.assign(drizzle(pool, { schema }), { transaction }),
    close: () => (closing ??= pool.end()),
  };
}
