import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { type ClaudeStandIn, startClaudeStandIn } from "../../stand-ins/claude/start-claude-stand-in.ts";
import type { Failure } from "../../stand-ins/claude/failure.ts";
import { openDatabase } from "../../src/storage/database.ts";
import { readPostmasterFile } from "../../src/storage/embedded/postmaster-file.ts";
import { startEmbeddedPostgres } from "../../src/storage/embedded/start-embedded-postgres.ts";
import { migrateDatabase } from "../../src/storage/migrate.ts";
import { testDatabase } from "../database.ts";
import { createProduct } from "../product.ts";
import { callsAtGong, claudeEnvironment, expectEachAnalysedOnce, queueAll, questionOf, startWorker } from "./drill.ts";

/** Every question that got its whole answer, once for each time that it did. */
const answered = (claude: ClaudeStandIn) =>
  claude.requests.filter(({ status, doneAt }) => status === 200 && doneAt !== null).map(({ body }) => questionOf(body));

describe("with Postgres stopped and started while two workers are at work", () => {
  const outages = 4;
  const directory = mkdtempSync(join(tmpdir(), "rapport-drill-"));
  chmodSync(directory, 0o755);
  const product = createProduct();
  afterAll(async () => {
    await product.remove();
    rmSync(directory, { recursive: true, force: true });
  });

  test("each call is analysed once, and nothing that was answered is paid twice", { timeout: 180_000 }, async () => {
    const postgres = await startEmbeddedPostgres({ home: directory });
    const database = await openDatabase({ url: postgres.url, applicationName: "drill" });
    await migrateDatabase(database);
    const calls = await callsAtGong(16);
    const claude = await startClaudeStandIn({
      latency: {
        baseMs: 250,
        uncachedTokensPerSecond: Infinity,
        cachedTokensPerSecond: Infinity,
        outputTokensPerSecond: 4000,
      },
    });
    const environment = {
      ...calls.environment,
      ...claudeEnvironment(claude),
      DATABASE_URL: postgres.url,
      ANALYSIS_CONCURRENCY: "1",
    };
    const workers = await Promise.all([startWorker(product, environment), startWorker(product, environment)]);
    await queueAll(database, calls.ids);
    for (let outage = 1; outage <= outages; outage += 1) {
      const enough = outage * 6;
      await expect
        .poll(() => answered(claude).length, { timeout: 60_000, interval: 20 })
        .toBeGreaterThanOrEqual(enough);
      const file = await readPostmasterFile(postgres.dataDirectory);
      // Immediate shutdown: every session ends at once, and the next start recovers from the log.
      process.kill(file?.pid ?? 0, "SIGQUIT");
      await expect
        .poll(
          () =>
            database.pool.query("select 1").then(
              () => true,
              () => false,
            ),
          { timeout: 30_000, interval: 50 },
        )
        .toBe(true);
    }
    await expectEachAnalysedOnce(database, calls.ids, { analyzer: "model", timeoutMs: 90_000 });
    const questions = answered(claude);
    expect(new Set(questions).size).toBe(calls.ids.length * 4);
    expect(questions.length).toBe(calls.ids.length * 4);
    for (const worker of workers) expect(await worker.stop(), worker.output()).toBe(0);
    await Promise.all([calls.gong.close(), claude.close(), database.close()]);
    await postgres.stop();
  });
});

describe("with Claude failing", async () => {
  const database = await testDatabase();
  const product = createProduct();
  afterAll(() => product.remove());

  const storms: [name: string, fail: (number: number) => Failure | undefined][] = [
    [
      "a storm of 429",
      (number) => (number % 3 === 2 ? undefined : { kind: "status", status: 429, retryAfterSeconds: 0 }),
    ],
    ["a storm of 529", (number) => (number % 2 === 1 ? undefined : { kind: "status", status: 529 })],
    ["errors in the middle of streams", (number) => (number % 3 === 0 ? { kind: "error_event" } : undefined)],
    ["connections cut in the middle", (number) => (number % 4 === 0 ? { kind: "cut", at: "middle" } : undefined)],
  ];

  test.each(storms)(
    "%s: each call is analysed once by Claude, and no answer is paid twice",
    async (name, fail) => {
      await database.orm.execute(sql`truncate work_items, calls, dimension_analyses cascade`);
      const calls = await callsAtGong(5, 7_400_000_000_000_000 + storms.findIndex(([each]) => each === name) * 100);
      const claude = await startClaudeStandIn({ fail: ({ number }) => fail(number) });
      const environment = { ...calls.environment, ...claudeEnvironment(claude), DATABASE_URL: database.url };
      const worker = await startWorker(product, environment);
      await queueAll(database, calls.ids);
      await expectEachAnalysedOnce(database, calls.ids, { analyzer: "model", timeoutMs: 100_000 });
      const questions = answered(claude);
      expect(questions.length).toBe(calls.ids.length * 4);
      expect(new Set(questions).size).toBe(questions.length);
      await worker.stop();
      await Promise.all([calls.gong.close(), claude.close()]);
    },
    120_000,
  );
});
