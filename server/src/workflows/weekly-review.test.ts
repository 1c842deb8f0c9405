import { sql } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { batchBench, calls } from "../../test/coaching/batch-bench.ts";
import { coachingWorkspace } from "../../test/coaching/workspace.ts";
import { testDatabase } from "../../test/database.ts";
import { clearWork, createEngineTables, engineBench, readFlows, readItem } from "../../test/workflows/test-engine.ts";
import type { ClaudeStandIn, ClaudeStandInOptions } from "../../stand-ins/claude/start-claude-stand-in.ts";
import { storeCall } from "../coaching/calls/store-call.ts";
import { readWeeklyReview } from "../coaching/reviews/read-weekly-review.ts";
import { queueReview } from "./queue-review.ts";

const database = await testDatabase();
const bench = engineBench(database);
const batches = batchBench(database);

/** Each test has a week of its own: the engine remembers in memory which flows ran in this process. */
let weeks = 0;
let week: string;
let itemId: string;

beforeAll(() => createEngineTables(database));
beforeEach(async () => {
  await clearWork(database);
  await database.orm.execute(sql`truncate weekly_reviews, feed, dimension_analyses, coaching_sessions cascade`);
  weeks += 1;
  const monday = new Date(Date.UTC(2025, 0, 6 + 7 * weeks));
  week = monday.toISOString().slice(0, 10);
  itemId = `review:${week}`;
  for (const call of calls) {
    await storeCall(database.orm, { ...call, started: new Date(monday.getTime() + 2 * 86_400_000) });
  }
});
afterEach(() => database.orm.execute(sql`truncate calls cascade`));

async function review(claude?: ClaudeStandIn): Promise<void> {
  const coaching = await coachingWorkspace(database, claude ? { claude } : {});
  await bench.start({ coaching: { model: coaching.model } });
  await queueReview(database, { week, source: "cli" });
  await bench.itemIs(itemId, { state: "done" });
}
const claudeThat = (options: ClaudeStandInOptions) => batches.claude(options);
const sessions = async () =>
  (await database.orm.execute(sql`select call_id, count(*)::int as n from coaching_sessions group by 1`)).rows;
const reported = async () => (await readWeeklyReview(database, week))?.team.report.coverage;

describe("a week's review", () => {
  test("without a key judges by signals what is missing, and writes the reports", async () => {
    await review();
    expect(await reported()).toMatchObject({ recorded: calls.length, analyzed: calls.length, missing: [] });
    expect((await sessions()).map(({ n }) => n)).toEqual(calls.map(() => 1));
  });

  test("with a key has everything judged by two batches and no single request", async () => {
    const claude = await claudeThat({});
    await review(claude);
    expect(claude.batches.map(({ items }) => items.length)).toEqual([calls.length, 3 * calls.length]);
    expect(claude.requests).toEqual([]);
    expect(await reported()).toMatchObject({ analyzed: calls.length, missing: [] });
  });

  test("made again pays for nothing, saves no session more and leaves the same report", async () => {
    const claude = await claudeThat({});
    await review(claude);
    const [before, spent] = [await readWeeklyReview(database, week), await batches.dollars()];
    await queueReview(database, { week, source: "cli" });
    await bench.itemIs(itemId, { state: "done", run: 2 });
    const after = await readWeeklyReview(database, week);
    expect(after?.team.report.scores).toEqual(before?.team.report.scores);
    expect(claude.batches).toHaveLength(2);
    expect(claude.requests).toEqual([]);
    expect(await batches.dollars()).toBe(spent);
    expect((await sessions()).map(({ n }) => n)).toEqual(calls.map(() => 1));
  });

  test("where message batches are not known judges call by call", async () => {
    const claude = await claudeThat({ batches: false });
    await review(claude);
    expect(claude.batches).toEqual([]);
    expect(claude.requests.length).toBe(4 * calls.length);
    expect(await reported()).toMatchObject({ analyzed: calls.length, missing: [] });
  });

  test("judges one by one what a batch failed to, and nothing else", async () => {
    const claude = await claudeThat({
      batches: { failItem: ({ batch, number }) => (batch === 1 && number === 0 ? { kind: "errored" } : undefined) },
    });
    await review(claude);
    expect(claude.requests).toHaveLength(1);
    expect(await reported()).toMatchObject({ analyzed: calls.length, missing: [] });
  });

  test("waits for a batch that takes its time", async () => {
    const claude = await claudeThat({ batches: { endsAfterMs: 700 } });
    await review(claude);
    expect(claude.batches.map(({ endedAtMs, createdAtMs }) => (endedAtMs ?? 0) - createdAtMs >= 700)).toEqual([
      true,
      true,
    ]);
    expect(claude.requests).toEqual([]);
  });

  test("broken off while a batch runs goes on with that batch and orders no other", async () => {
    let nowMs = Date.now();
    const claude = await claudeThat({ batches: { endsAfterMs: 60_000 }, now: () => nowMs });
    const { model } = await coachingWorkspace(database, { claude });
    const first = await bench.start({ coaching: { model }, drainMs: 20 });
    await queueReview(database, { week, source: "schedule" });
    await expect.poll(() => claude.batches.length, { timeout: 10_000 }).toBe(1);
    await first.close();
    expect(await readItem(database, itemId)).toMatchObject({ state: "queued" });
    await bench.start({ coaching: { model } });
    nowMs += 60_001;
    await expect.poll(() => claude.batches.length, { timeout: 10_000 }).toBe(2);
    nowMs += 60_001;
    await bench.itemIs(itemId, { state: "done", run: 1 });
    expect(claude.batches).toHaveLength(2);
    expect(claude.requests).toEqual([]);
  });

  test("asked for twice while it is under way is made once", async () => {
    const asked = await Promise.all([1, 2, 3].map(() => queueReview(database, { week, source: "schedule" })));
    expect(asked.filter(({ fresh }) => fresh)).toHaveLength(1);
    expect(new Set(asked.map(({ flowId }) => flowId)).size).toBe(1);
    expect(await readFlows(database)).toHaveLength(1);
  });

  test("of a week without calls says so", async () => {
    await database.orm.execute(sql`truncate calls cascade`);
    await review();
    expect(await reported()).toMatchObject({ recorded: 0, analyzed: 0 });
  });
});
