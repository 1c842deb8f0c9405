import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { type Database, openDatabase } from "../src/storage/database.ts";
import { startEmbeddedPostgres } from "../src/storage/embedded/start-embedded-postgres.ts";
import { queueCall, startAgain } from "../src/workflows/queue-call.ts";
import type { Product } from "../test/product.ts";
import type { Figure } from "./bench.ts";
import { forkScript } from "./fork-script.ts";
import { peakMemory } from "./peak-memory.ts";
import { startWorker, type Worker } from "./start-worker.ts";

const calls = 200;
const pollMs = 20;

/**
 * The two flows of a call whose judgements are all there already, so that what is measured is the work around them:
 * queues, steps, rows. Beside the engine alone with as many flows and steps of nothing.
 */
export async function measureFlows(product: Product, env: Record<string, string>, ids: string[]): Promise<Figure[]> {
  const postgres = await startEmbeddedPostgres({ home: product.home });
  const database = await openDatabase({ url: postgres.url, applicationName: "bench" });
  const workers: Worker[] = [];
  try {
    workers.push(await startWorker(product, env), await startWorker(product, env));
    const judged = ids.slice(0, calls);
    for (const callId of judged) await queueCall(database, { callId, title: null, source: "cli" });
    await untilDone(database);
    const two = await again(database, judged);
    await workers.pop()?.stop();
    const one = await again(database, judged);
    const peak = peakMemory(workers[0]?.pid ?? 0);
    await workers.pop()?.stop();
    await database.pool.query("create database bare");
    const bareUrl = new URL(postgres.url);
    bareUrl.pathname = "/bare";
    const bare = await forkScript(
      new URL("bare-flows.ts", import.meta.url),
      [bareUrl.href, String(calls)],
      z.object({ seconds: z.number() }),
    );
    await once(bare.child, "exit");
    const bareRate = (2 * calls) / bare.message.seconds;
    return [
      { measure: "one worker", value: `${one.toFixed(1)} flows/s` },
      { measure: "two workers", value: `${two.toFixed(1)} flows/s, ${(two / one).toFixed(2)} times one` },
      { measure: "the engine alone, as many empty steps, one process", value: `${bareRate.toFixed(1)} flows/s` },
      { measure: "one worker / the engine alone", value: (one / bareRate).toFixed(2) },
      { measure: "peak memory of a worker", value: peak },
    ];
  } finally {
    for (const worker of workers) await worker.stop();
    await database.close();
    await postgres.stop();
  }
}

/** Has all calls taken in and analysed once more. Resolves with flows per second. */
async function again(database: Database, ids: string[]): Promise<number> {
  const startedMs = performance.now();
  for (const id of ids) await startAgain(database, `call:${id}`);
  await untilDone(database);
  return (2 * ids.length * 1000) / (performance.now() - startedMs);
}

async function untilDone({ pool }: Database): Promise<void> {
  const open = "select count(*)::int as open, count(*) filter (where state not in ('queued', 'done'))::int as other";
  for (;;) {
    const { rows } = await pool.query<{ open: number; other: number }>(`${open} from work_items where state <> 'done'`);
    if ((rows[0]?.other ?? 0) > 0) throw new Error("A call was not analysed.");
    if (rows[0]?.open === 0) return;
    await sleep(pollMs);
  }
}
