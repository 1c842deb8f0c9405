import { Socket } from "node:net";
import { Client } from "pg";
import { ToolError } from "../../core/errors.ts";
import { type Cluster, owner } from "./cluster.ts";

/** Postgres is starting or stopping, or does not listen yet: worth another try. */
const notYet = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "57P03", "57P01"]);

export interface ClusterConnection {
  client: Client;
  socket: Socket;
}

/**
 * A session of the cluster's superuser; the database `rapport` is created when it is not there yet.
 * @returns null when Postgres does not take connections yet.
 * @throws ToolError `unavailable` when it refuses this one.
 */
export async function connectToCluster(
  cluster: Cluster,
  port: number,
  database: string,
): Promise<ClusterConnection | null> {
  const socket = new Socket();
  const client = new Client({
    host: "127.0.0.1",
    port,
    user: owner,
    password: cluster.password,
    database,
    ssl: false,
    application_name: "rapport presence",
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    stream: () => socket,
  });
  // A lost connection is also reported as "end", which is what is acted on.
  client.on("error", () => {});
  try {
    await client.connect();
    return { client, socket };
  } catch (error) {
    await client.end().catch(() => {});
    if (isNotYet(error)) return null;
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "3D000" && database === owner) {
      await createDatabase(cluster, port);
      return connectToCluster(cluster, port, owner);
    }
    if (code === "28P01") throw wrongPassword(cluster, error);
    if (code === "53300") throw crowded(error);
    throw error;
  }
}

async function createDatabase(cluster: Cluster, port: number): Promise<void> {
  const connection = await connectToCluster(cluster, port, "postgres");
  if (connection === null) return;
  try {
    await connection.client.query(`create database ${owner}`);
  } finally {
    await connection.client.end();
  }
}

/** Whether a failure only means that Postgres is starting or stopping. */
export function isNotYet(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && notYet.has(String(error.code))) return true;
  return error.message === "Connection terminated unexpectedly";
}

const wrongPassword = ({ base }: Cluster, cause: unknown) =>
  new ToolError(
    "unavailable",
    `The running embedded Postgres refuses the password kept in ${base}. Restore cluster.json there from a backup, or set DATABASE_URL.`,
    { cause },
  );

const crowded = (cause: unknown) =>
  new ToolError(
    "unavailable",
    "The embedded Postgres has no free connections. Stop other Rapport processes of this workspace and try again.",
    { cause },
  );
