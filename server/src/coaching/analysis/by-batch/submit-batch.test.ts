import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import {
  analyze,
  batchBench,
  ids,
  itemsOf,
  judgeInBatch,
  patient,
  submit,
} from "../../../../test/coaching/batch-bench.ts";
import { coachingWorkspace } from "../../../../test/coaching/workspace.ts";
import { testDatabase } from "../../../../test/database.ts";
import { dimensions } from "../../calls/call.ts";
import { submitBatch } from "./submit-batch.ts";

const database = await testDatabase();
const { claude, dollars, kept, ledger } = batchBench(database);

describe("two stages", () => {
  test("judge every dimension once: one request a call first, then three that read its cache", async () => {
    const standIn = await claude();
    const deps = await coachingWorkspace(database, { claude: standIn });
    expect(await judgeInBatch(deps, "lead")).toMatchObject({ judged: 3, failed: [], unmatched: 0 });
    expect(await judgeInBatch(deps, "rest")).toMatchObject({ judged: 9, failed: [], unmatched: 0 });
    expect(await submitBatch(ids, deps, "lead", patient)).toBeNull();
    expect(await submitBatch(ids, deps, "rest", patient)).toBeNull();
    const [lead, rest] = standIn.batches;
    for (const { usage } of lead?.items ?? []) {
      expect(usage?.cache_creation.ephemeral_1h_input_tokens).toBeGreaterThan(1_000);
      expect(usage?.cache_creation.ephemeral_5m_input_tokens).toBe(0);
    }
    expect(rest?.items).toHaveLength(9);
    for (const { usage } of rest?.items ?? []) {
      expect(usage?.cache_read_input_tokens).toBeGreaterThan(1_000);
      expect(usage?.cache_creation_input_tokens).toBe(0);
    }
  });

  test("leave nothing for the ordinary path to pay, and what it would have judged itself", async () => {
    const standIn = await claude({ inventEvery: 4 });
    const deps = await coachingWorkspace(database, { claude: standIn });
    const lead = await judgeInBatch(deps, "lead");
    const rest = await judgeInBatch(deps, "rest");
    const batched = await Promise.all(ids.map((id) => analyze(deps, id)));
    expect(standIn.requests).toHaveLength(0);
    for (const analysis of batched)
      expect(analysis).toMatchObject({ analyzer: "model", cached: true, cost: { usd: 0 } });
    const rejected = batched.reduce((sum, { rejectedQuotes }) => sum + rejectedQuotes, 0);
    expect(rejected).toBeGreaterThan(5);
    expect(lead.rejectedQuotes + rest.rejectedQuotes).toBe(rejected);

    const rows = await kept();
    await database.orm.execute(sql`truncate dimension_analyses`);
    const ordinary = await Promise.all(ids.map((id) => analyze(deps, id)));
    const judged = (analysis: (typeof batched)[number]) =>
      analysis.dimensions.map(({ cached: _cached, ...judgement }) => judgement);
    expect(batched.map(judged)).toEqual(ordinary.map(judged));
    const lasting = (all: Awaited<ReturnType<typeof kept>>) =>
      all.map(({ createdAt: _createdAt, expiresAt: _expiresAt, ...row }) => row);
    expect(lasting(await kept())).toEqual(lasting(rows));
  });

  test("cost half of what the service counted, to the cent and far beyond", async () => {
    const standIn = await claude();
    const deps = await coachingWorkspace(database, { claude: standIn });
    const costs = [await judgeInBatch(deps, "lead"), await judgeInBatch(deps, "rest")].map(({ cost }) => cost.usd);
    const millionths = itemsOf(standIn).reduce(
      (sum, { usage }) =>
        sum +
        (usage?.input_tokens ?? 0) * 2 +
        (usage?.cache_creation.ephemeral_1h_input_tokens ?? 0) * 4 +
        (usage?.cache_read_input_tokens ?? 0) * 0.1 +
        (usage?.output_tokens ?? 0) * 10,
      0,
    );
    expect((costs[0] ?? 0) + (costs[1] ?? 0)).toBeCloseTo(millionths / 2 / 1e6, 12);
    expect(await dollars()).toBeCloseTo(millionths / 2 / 1e6, 7);
    const rows = await ledger();
    expect(rows).toHaveLength(12);
    expect(new Set(rows.map(({ purpose, outcome }) => `${purpose} ${outcome}`))).toEqual(new Set(["judge_batch ok"]));
    expect(rows.map(({ callId, dimension }) => `${callId} ${dimension}`).toSorted()).toEqual(
      ids.flatMap((id) => dimensions.map((dimension) => `${id} ${dimension}`)).toSorted(),
    );
  });

  test("send what the ordinary path sends, but for the life of the cache and the stream", async () => {
    const standIn = await claude();
    const deps = await coachingWorkspace(database, { claude: standIn });
    await submit(deps, "rest", ["call-1"]);
    await analyze(deps, "call-1");
    const batched = itemsOf(standIn).map(({ body }) => JSON.stringify(body).replace(',"ttl":"1h"', ""));
    const streamed = standIn.requests.map(({ body }) => JSON.stringify(body).replace(',"stream":true', ""));
    expect(batched).toHaveLength(4);
    expect(batched.toSorted()).toEqual(streamed.toSorted());
  });
});

test("a service without batches says so before anything is paid, and the ordinary path judges", async () => {
  const standIn = await claude({ batches: false });
  const deps = await coachingWorkspace(database, { claude: standIn });
  await expect(submitBatch(ids, deps, "lead", patient)).rejects.toMatchObject({ failure: "bad_request" });
  expect(await ledger()).toEqual([]);
  expect((await analyze(deps, "call-1")).analyzer).toBe("model");
});

test("a model without a price is refused before anything is sent", async () => {
  const standIn = await claude();
  const deps = await coachingWorkspace(database, { claude: standIn, coachingModel: "claude-unheard-of" });
  await expect(submitBatch(ids, deps, "lead", patient)).rejects.toMatchObject({ code: "unavailable" });
  expect(standIn.batches).toHaveLength(0);
});
