import { setTimeout as sleep } from "node:timers/promises";
import { type Database, openDatabase } from "../src/storage/database.ts";
import { startEmbeddedPostgres } from "../src/storage/embedded/start-embedded-postgres.ts";
import { deadAfterMs } from "../src/workflows/keep-alive.ts";
import { queueCall } from "../src/workflows/queue-call.ts";
import type { Product } from "../test/product.ts";
import type { Figure } from "./bench.ts";
import { startWorker, type Worker } from "./start-worker.ts";

const pollMs = 10;
const kills = 5;

/** From kill -9 of a worker in the middle of a call until another one is at it. `env` names a Gong that never answers. */
export async function measureTakeOver(product: Product, env: Record<string, string>): Promise<Figure[]> {
  const postgres = await startEmbeddedPostgres({ home: product.home });
  const database = await openDatabase({ url: postgres.url, applicationName: "bench" });
  const workers = new Map<number, Worker>();
  const enlist = async () => {
    const worker = await startWorker(product, env);
    workers.set(worker.pid, worker);
  };
  try {
    await Promise.all([enlist(), enlist()]);
    await queueCall(database, { callId: "4440000000000000444", title: null, source: "cli" });
    const beside: number[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      beside.push(await killWhoIsAtIt(database, workers));
      await enlist();
    }
    // Nobody can tell by the process number any more; a new worker first listens for as long as a beat may take.
    await sleep(deadAfterMs);
    await database.pool.query("update workers set host = 'another-machine'");
    const elsewhere = await killWhoIsAtIt(database, workers);
    const sorted = beside.toSorted((a, b) => a - b);
    return [
      {
        measure: `taken over after kill -9 on the same machine, ${kills} times`,
        value: `median ${seconds(sorted[Math.floor(kills / 2)])}, longest ${seconds(sorted.at(-1))}`,
      },
      { measure: "the same on another machine, by its heartbeat", value: seconds(elsewhere) },
    ];
  } finally {
    for (const worker of workers.values()) await worker.kill();
    await database.close();
    await postgres.stop();
  }
}

async function killWhoIsAtIt(database: Database, workers: Map<number, Worker>): Promise<number> {
  const first = await whoIsAtIt(database, 0);
  const worker = workers.get(first);
  if (!worker) throw new Error("Somebody else is at work on this database.");
  workers.delete(first);
  const startedMs = performance.now();
  await worker.kill();
  await whoIsAtIt(database, first);
  return performance.now() - startedMs;
}

/** Waits until a process other than `not` works on the call. Resolves with its number. */
async function whoIsAtIt({ pool }: Database, not: number): Promise<number> {
  for (;;) {
    const { rows } = await pool.query<{ pid: number }>(
      `select w.pid from dbos.workflow_status s join workers w on w.executor_id = s.executor_id
        where s.status = 'PENDING' and s.name = 'ingestCall' and w.pid <> $1`,
      [not],
    );
    if (rows[0]) return rows[0].pid;
    await sleep(pollMs);
  }
}

const seconds = (ms = 0) => `${(ms / 1000).toFixed(2)} s`;
