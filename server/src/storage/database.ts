import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { Pool, types } from "pg";
import { ToolError } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import { explainConnectionFailure } from "./explain-connection-failure.ts";
import { parseDatabaseUrl } from "./parse-database-url.ts";
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
  const pool = new Pool({
    connectionString: address.connectionString,
    application_name: applicationName,
    max: maxConnections,
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
    enableChannelBinding: address.channelBinding,
  });
  // Without a listener an idle connection that the server closes would end the process. The pool
  // has dropped it already, and the next query opens a new one.
  pool.on("error", (error: Error & { code?: string }) =>
    log?.warn({ code: error.code ?? null }, "An idle database connection was lost"),
  );
  // The pool listens to idle connections only. One that is lost in the middle of a transaction, between two of its
  // queries, would end the process as well; the next query on it fails, and that is where it is dealt with.
  pool.on("connect", (client) => void client.on("error", () => {}));
  try {
    await checkVersion(pool);
  } catch (cause) {
    await pool.end();
    throw cause instanceof ToolError ? cause : explainConnectionFailure(cause, address);
  }
  let closing: Promise<void> | undefined;
  return {
    url,
    pool,
    orm: drizzle(pool, { schema }),
    close: () => (closing ??= pool.end()),
  };
}
