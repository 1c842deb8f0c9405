import { hostname } from "node:os";
import { sql } from "drizzle-orm";
import type { Log } from "../core/log.ts";
import type { Database } from "../storage/database.ts";
import { takeOver } from "./take-over.ts";

export interface Alive {
  /** From now on also takes over: the engine's tables are there. */
  watch(): Promise<void>;
  stop(): Promise<void>;
}

interface KeepAliveOptions {
  database: Database;
  executorId: string;
  role: string;
  log: Log;
}

const beatMs = 2_000;
/** Five beats missed. */
export const deadAfterMs = 10_000;

/**
 * Writes this process's heartbeat, and takes over from processes that have none. Resolves after the first
 * beat: work may only be begun by somebody who is known to be alive.
 */
export async function keepAlive({ database, executorId, role, log }: KeepAliveOptions): Promise<Alive> {
  let heardSinceMs: number | null = null;
  let stopped = false;
  let watching = false;
  let timer: NodeJS.Timeout | undefined;
  let beating: Promise<void> = Promise.resolve();

  async function beat(): Promise<void> {
    await database.orm.execute(sql`
      insert into workers (executor_id, role, host, pid) values (${executorId}, ${role}, ${hostname()}, ${process.pid})
      on conflict (executor_id) do update set beat_at = now()`);
    heardSinceMs ??= performance.now();
  }

  async function round(): Promise<void> {
    try {
      await beat();
      if (watching) await sweep();
    } catch (error) {
      heardSinceMs = null;
      log.warn({ err: error }, "The heartbeat was not written; trying again");
    }
    if (!stopped) beatLater();
  }

  function beatLater(): void {
    timer = setTimeout(() => {
      beating = round();
    }, beatMs);
  }

  async function sweep(): Promise<void> {
    // After an outage of the database everybody's beat is old: the others get as long as we had to be heard again.
    const settled = heardSinceMs !== null && performance.now() - heardSinceMs >= deadAfterMs;
    const taken = await takeOver(database, { executorId, deadAfterMs, onlyThisHost: !settled });
    if (taken > 0) log.info({ flows: taken }, "Took over the work of a process that is gone");
  }

  await beat();
  beatLater();
  return {
    async watch() {
      watching = true;
      await sweep();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await beating;
      clearTimeout(timer);
    },
  };
}
