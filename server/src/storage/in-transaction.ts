import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import type { Pool, PoolClient } from "pg";
import { schema } from "./tables.ts";

type Transaction = NodePgDatabase<typeof schema>["transaction"];
type Work = Parameters<Transaction>[0];
type Config = Parameters<Transaction>[1];

/**
 * One transaction on one connection, which is given back whatever happens: drizzle itself keeps it for ever when
 * `begin` finds it dead, and each outage of Postgres would cost the pool some. `work` gets the connection too, for
 * what drizzle does not know: COPY.
 */
export async function inTransaction<Result>(
  pool: Pool,
  work: (tx: Parameters<Work>[0], client: PoolClient) => Promise<Result>,
  config?: Config,
): Promise<Result> {
  const client = await pool.connect();
  try {
    return await drizzle(client, { schema }).transaction((tx) => work(tx, client), config);
  } finally {
    client.release();
  }
}
