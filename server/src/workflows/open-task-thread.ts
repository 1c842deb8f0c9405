import { Worker } from "node:worker_threads";
import type { OpenDatabaseOptions } from "../storage/database.ts";
import { type CarriedError, restoreError } from "./carried-error.ts";
import type { DiscoveryTask, PerformTask } from "./discovery-tasks.ts";
import { Stopping } from "./stopping.ts";

/** Of its connections to the database. */
export type TaskThreadOptions = Pick<OpenDatabaseOptions, "url" | "applicationName" | "maxConnections">;

export interface AskedTask {
  id: number;
  work: DiscoveryTask;
}

export type TaskAnswer = { id: number; result: string | null } | { id: number; error: CarriedError };

export interface TaskThread {
  performTask: PerformTask;
  /** Ends it in the middle of what it does, which fails with Stopping, as does all that is asked of it later. */
  close: () => Promise<void>;
}

/** What a discovery of many customers took of memory is given back then. */
const idleMs = 10_000;

interface Waiting {
  resolve: (result: string | null) => void;
  reject: (error: unknown) => void;
}

/**
 * Performs tasks of discoveries in a thread beside this one, which answers requests meanwhile: a task computes for
 * seconds. The thread begins with the first task and ends when there was none for some time; one that dies fails its
 * tasks, and the next gets another. For compiled code only.
 */
export function openTaskThread(options: TaskThreadOptions): TaskThread {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let isClosed = false;

  function begin(): Worker {
    const begun = new Worker(new URL("./task-thread.js", import.meta.url), { workerData: options });
    begun.on("message", settle);
    begun.on("error", (error) => lose(begun, error));
    begun.on("exit", (code) => lose(begun, new Error(`The thread of a task ended with ${code}.`)));
    return begun;
  }

  function settle(answer: TaskAnswer): void {
    const { resolve, reject } = waiting.get(answer.id) ?? {};
    waiting.delete(answer.id);
    if (waiting.size === 0) idle = setTimeout(() => void end(), idleMs).unref();
    if ("error" in answer) reject?.(restoreError(answer.error));
    else resolve?.(answer.result);
  }

  function lose(lost: Worker, error: unknown): void {
    if (lost !== worker) return;
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  async function end(): Promise<void> {
    const ending = worker;
    worker = null;
    await ending?.terminate();
  }

  return {
    performTask: (work) =>
      new Promise((resolve, reject) => {
        if (isClosed) throw new Stopping();
        clearTimeout(idle);
        worker ??= begin();
        asked += 1;
        waiting.set(asked, { resolve, reject });
        worker.postMessage({ id: asked, work } satisfies AskedTask, []);
      }),
    async close() {
      isClosed = true;
      clearTimeout(idle);
      await end();
      for (const { reject } of waiting.values()) reject(new Stopping());
      waiting.clear();
    },
  };
}
