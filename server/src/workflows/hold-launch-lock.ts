import { setTimeout as sleep } from "node:timers/promises";
import { ToolError } from "../core/errors.ts";
import type { Database } from "../storage/database.ts";

/** Any number, as long as nothing else on this Postgres locks on it. */
const lockKey = 7_261_503;
const pollMs = 50;
const patienceMs = 120_000;

/**
 * Lets one process at a time create the engine's tables: two at once deadlock. Polled, because waiting for it
 * inside Postgres deadlocks as well. Resolves with what lets go of it.
 */
export async function holdLaunchLock({ pool }: Pick<Database, "pool">): Promise<() => Promise<void>> {
  const deadlineMs = Date.now() + patienceMs;
  for (;;) {
    const client = await pool.connect();
    const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [lockKey]);
    if (rows[0]?.taken) {
      return async () => {
        // The connection is closed: a lock that was not let go of ends with it.
        await client.query("select pg_advisory_unlock($1)", [lockKey]).catch(() => {});
        client.release(true);
      };
    }
    client.release();
    if (Date.now() > deadlineMs) {
      throw new ToolError(
        "unavailable",
        "Another process has been starting on this database for 2 minutes. Stop it, then start again.",
      );
    }
    await sleep(pollMs);
  }
}
