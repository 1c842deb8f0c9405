import { Pool } from "pg";
import type { Log } from "../core/log.ts";
import { parseDatabaseUrl } from "./parse-database-url.ts";

export interface OpenPoolOptions {
  url: string;
  /** Shown in pg_stat_activity. */
  applicationName: string;
  maxConnections: number;
  log?: Log | undefined;
}

/** A pool of connections that may be lost at any moment without ending the process. Nothing is connected yet. */
export function openPool({ url, applicationName, maxConnections, log }: OpenPoolOptions): Pool {
  const address = parseDatabaseUrl(url);
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
  return pool;
}
