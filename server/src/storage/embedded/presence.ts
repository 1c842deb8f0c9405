import { Socket } from "node:net";
import { Client } from "pg";
import { ToolError } from "../../core/errors.ts";
import { type Cluster, owner } from "./cluster.ts";
import { isSameDirectory } from "./postmaster-file.ts";

/** Any number, as long as nothing else in this database locks on it. */
const lockKey = 7_261_502;

/** Says to other processes that this one uses the cluster, for as long as its connection lives. */
export interface Presence {
  /** Calls back once when the connection is lost without `leave`. */
  onLost(callback: () => void): void;
  /** Ends the presence. @returns whether nobody else is present; then nobody can come before the boot lock is free. */
  leave(): Promise<boolean>;
}

/** Postgres is starting or stopping, or does not listen yet: worth another try. */
const notYet = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "57P03", "57P01"]);

/**
 * Connects, makes sure that what answers is the postmaster of this data directory (it knows our
 * password and names the directory), and takes part. Call under the boot lock.
 * @returns null when Postgres does not take connections yet.
 * @throws ToolError `unavailable` when it never will.
 */
export async function joinCluster(cluster: Cluster, port: number): Promise<Presence | null> {
  const connection = await connect(cluster, port, owner);
  if (connection === null) return null;
  const { client, socket } = connection;
  let left = false;
  let lost = false;
  let whenLost = () => {};
  client.on("end", () => {
    lost = true;
    if (!left) whenLost();
  });
  try {
    const { rows } = await client.query<{ directory: string; joined: boolean }>(
      "select current_setting('data_directory') as directory, pg_try_advisory_lock_shared($1) as joined",
      [lockKey],
    );
    const answer = rows[0];
    if (answer === undefined || !isSameDirectory(answer.directory, cluster.dataDirectory)) throw stranger(port);
    if (!answer.joined) {
      left = true;
      await client.end();
      return null;
    }
  } catch (error) {
    left = true;
    await client.end();
    if (isNotYet(error)) return null;
    throw error;
  }
  // An idle presence does not keep a finished program from exiting.
  socket.unref();
  return {
    onLost(callback) {
      whenLost = callback;
      if (lost) callback();
    },
    async leave() {
      left = true;
      if (lost) return false;
      socket.ref();
      try {
        const { rows } = await client.query<{ alone: boolean }>(
          "select pg_advisory_unlock_shared($1) and pg_try_advisory_lock($1) as alone",
          [lockKey],
        );
        return rows[0]?.alone === true;
      } finally {
        await client.end();
      }
    },
  };
}

interface Connection {
  client: Client;
  socket: Socket;
}

async function connect(cluster: Cluster, port: number, database: string): Promise<Connection | null> {
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
      return connect(cluster, port, owner);
    }
    if (code === "28P01") throw wrongPassword(cluster, error);
    if (code === "53300") throw crowded(error);
    throw error;
  }
}

async function createDatabase(cluster: Cluster, port: number): Promise<void> {
  const connection = await connect(cluster, port, "postgres");
  if (connection === null) return;
  try {
    await connection.client.query(`create database ${owner}`);
  } finally {
    await connection.client.end();
  }
}

function isNotYet(error: unknown): boolean {
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

const stranger = (port: number) =>
  new ToolError(
    "unavailable",
    `Another Postgres answers on port ${port} in place of the embedded one. Stop it, or set DATABASE_URL to use it.`,
  );
