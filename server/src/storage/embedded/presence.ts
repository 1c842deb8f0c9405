import { ToolError } from "../../core/errors.ts";
import { type Cluster, owner } from "./cluster.ts";
import { connectToCluster, isNotYet } from "./connect-to-cluster.ts";
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

/**
 * Connects, makes sure that what answers is the postmaster of this data directory (it knows our
 * password and names the directory), and takes part. Call under the boot lock.
 * @returns null when Postgres does not take connections yet.
 * @throws ToolError `unavailable` when it never will.
 */
export async function joinCluster(cluster: Cluster, port: number): Promise<Presence | null> {
  const connection = await connectToCluster(cluster, port, owner);
  if (connection === null) return null;
  const { client, socket } = connection;
  let left = false;
  let lost = false;
  let whenLost: (() => void) | undefined;
  client.on("end", () => {
    lost = true;
    if (!left) whenLost?.();
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
          "select case when pg_advisory_unlock_shared($1) then pg_try_advisory_lock($1) end as alone",
          [lockKey],
        );
        return rows[0]?.alone === true;
      } catch (error) {
        if (isNotYet(error)) return false;
        throw error;
      } finally {
        await client.end();
      }
    },
  };
}

const stranger = (port: number) =>
  new ToolError(
    "unavailable",
    `Another Postgres answers on port ${port} in place of the embedded one. Stop it, or set DATABASE_URL to use it.`,
  );
