import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../core/log.ts";
import { isConnectionFailure } from "./is-connection-failure.ts";

interface DatabasePatience {
  /** From the first failure on; the try under way then is the last. Default two minutes. */
  patienceMs?: number;
  /** Ends the waiting, with the last failure. Not given where what is written was paid for. */
  signal?: AbortSignal;
  log?: Log;
}

const firstWaitMs = 100;
const longestWaitMs = 2_000;

/**
 * Runs `run`, and again for as long as it fails because Postgres cannot be reached. It may have been carried out
 * although its answer was lost, so it must be harmless to repeat.
 * @throws whatever else `run` throws, at once, and the last connection failure when patience is over.
 */
export async function whenDatabaseAnswers<Result>(
  run: () => Promise<Result>,
  { patienceMs = 120_000, signal, log }: DatabasePatience = {},
): Promise<Result> {
  let untilMs: number | null = null;
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(longestWaitMs, waitMs * 2)) {
    try {
      return await run();
    } catch (error) {
      if (!isConnectionFailure(error)) throw error;
      untilMs ??= performance.now() + patienceMs;
      if (signal?.aborted || performance.now() + waitMs > untilMs) throw error;
      log?.warn({ waitMs }, "The database does not answer; trying again");
      await sleep(waitMs, undefined, signal && { signal }).catch(() => {
        throw error;
      });
    }
  }
}
