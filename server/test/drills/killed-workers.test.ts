import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { type ClaudeStandIn, startClaudeStandIn } from "../../stand-ins/claude/start-claude-stand-in.ts";
import { testDatabase } from "../database.ts";
import { createProduct } from "../product.ts";
import {
  callNumberOf,
  callsAtGong,
  claudeEnvironment,
  type DrillWorker,
  expectEachAnalysedOnce,
  queueAll,
  questionOf,
  startWorker,
} from "./drill.ts";

const kills = 20;
const database = await testDatabase();
const product = createProduct();
afterAll(() => product.remove());

test(
  `with a worker killed in the middle of the third dimension ${kills} times, each call is analysed once and no finished dimension is paid twice`,
  { timeout: 240_000 },
  async () => {
    const calls = await callsAtGong(kills);
    const asked = new Map<number, Set<string>>();
    const hung = new Set<number>();
    let onHang: ((worker: number, call: number) => void) | undefined;

    /** The third question of each call stays without an end, once: whoever asked it is killed over it. */
    const standIn = (worker: number) =>
      startClaudeStandIn({
        fail: ({ body }) => {
          const call = callNumberOf(body);
          const questions = asked.get(call) ?? new Set();
          asked.set(call, questions.add(questionOf(body)));
          if (questions.size < 3 || hung.has(call)) return undefined;
          hung.add(call);
          setImmediate(() => onHang?.(worker, call));
          return { kind: "hang", at: "middle" };
        },
      });
    const claudes: ClaudeStandIn[] = [await standIn(0), await standIn(1)];
    const environmentOf = (worker: number) => ({
      ...calls.environment,
      DATABASE_URL: database.url,
      ANALYSIS_CONCURRENCY: "1",
      ...claudeEnvironment(claudes[worker] as ClaudeStandIn),
    });
    const workers: Promise<DrillWorker>[] = [
      startWorker(product, environmentOf(0)),
      startWorker(product, environmentOf(1)),
    ];
    await Promise.all(workers);

    const killing: Promise<void>[] = [];
    onHang = (worker, call) => killing.push(killOver(worker, call));
    async function killOver(worker: number, call: number): Promise<void> {
      // The other three end; only the third dimension is in the middle when the worker dies.
      const kept = async () => {
        const { rows } = await database.orm.execute<{ kept: number }>(sql`
          select count(*)::int as kept from dimension_analyses d join calls c on c.id = d.call_id
          where c.title like ${`Discovery ${call}:%`}`);
        return rows[0]?.kept;
      };
      await expect.poll(kept, { timeout: 20_000, interval: 20 }).toBe(3);
      await (await workers[worker])?.kill();
      workers[worker] = startWorker(product, environmentOf(worker));
      await workers[worker];
    }

    await queueAll(database, calls.ids);
    await expect.poll(() => killing.length, { timeout: 200_000, interval: 200 }).toBe(kills);
    await Promise.all(killing);
    await expectEachAnalysedOnce(database, calls.ids, { analyzer: "model", timeoutMs: 60_000 });

    const answered = claudes.flatMap(({ requests }) => requests.filter(({ doneAt }) => doneAt !== null));
    const questions = answered.map(({ body }) => questionOf(body));
    expect(new Set(questions).size).toBe(kills * 4);
    expect(questions.length).toBe(kills * 4);
    const ledger = await database.orm.execute(sql`select count(*)::int as rows from model_calls where outcome = 'ok'`);
    expect(ledger.rows).toEqual([{ rows: kills * 4 }]);
    for (const worker of await Promise.all(workers)) expect(await worker.stop(), worker.output()).toBe(0);
    await Promise.all([calls.gong.close(), ...claudes.map((claude) => claude.close())]);
  },
);
