import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type ClaudeStandIn,
  type ClaudeStandInOptions,
  startClaudeStandIn,
} from "../../../../stand-ins/claude/start-claude-stand-in.ts";
import { coachingWorkspace, keepingLog } from "../../../../test/coaching/workspace.ts";
import { writtenCall } from "../../../../test/coaching/written-call.ts";
import { testDatabase } from "../../../../test/database.ts";
import { severableDatabase } from "../../../../test/storage/severable-database.ts";
import { callFrom } from "../../../../test/transcript.ts";
import { dimensionAnalyses, modelCalls } from "../../../storage/schema/coaching.ts";
import { type Dimension, dimensions } from "../../calls/call.ts";
import { storeCall } from "../../calls/store-call.ts";
import type { CoachingDeps } from "../../deps.ts";
import { analyzeCall } from "../analyze-call.ts";
import type { BatchStage } from "./plan-batch.ts";
import { collectBatch } from "./collect-batch.ts";
import { planBatch } from "./plan-batch.ts";
import { submitBatch } from "./submit-batch.ts";

const database = await testDatabase();
const { database: behind, sever, mend } = await severableDatabase(database);
const patient = { signal: new AbortController().signal };
const calls = [1, 2, 3].map((n) =>
  writtenCall({
    id: `call-${n}`,
    minutes: 5 + n,
    extra: `1:59 Customer Lee Okafor: That was before winter number ${n}.`,
  }),
);
const ids = calls.map(({ id }) => id);
const standIns: ClaudeStandIn[] = [];

async function claude(options: ClaudeStandInOptions = {}): Promise<ClaudeStandIn> {
  const standIn = await startClaudeStandIn(options);
  standIns.push(standIn);
  return standIn;
}

const analyze = (deps: CoachingDeps, callId: string, asked?: readonly Dimension[]) =>
  analyzeCall({ callId, dimensions: asked }, deps, { progress: () => {}, ...patient });

async function submit(deps: CoachingDeps, stage: BatchStage, of: readonly string[] = ids) {
  const sent = await submitBatch(of, deps, stage, patient);
  if (!sent) throw new Error("There was nothing to send.");
  return sent;
}

async function collect(deps: CoachingDeps, batchId: string, of: readonly string[] = ids) {
  const collected = await collectBatch(batchId, of, deps, "rest", patient);
  if (collected.state !== "ended") throw new Error("The batch has not ended.");
  return collected;
}

async function judgeInBatch(deps: CoachingDeps, stage: BatchStage) {
  return collect(deps, (await submit(deps, stage)).batchId);
}

const ledger = () => database.orm.select().from(modelCalls).orderBy(modelCalls.id);
const kept = () => database.orm.select().from(dimensionAnalyses).orderBy(dimensionAnalyses.cacheKey);
const dollars = async () => (await ledger()).reduce((sum, { usd }) => sum + Number(usd), 0);
const itemsOf = ({ batches }: ClaudeStandIn) => batches.flatMap(({ items }) => items);

beforeEach(async () => {
  await database.orm.execute(sql`truncate calls, model_calls cascade`);
  for (const call of calls) await storeCall(database.orm, call);
});
afterEach(async () => {
  await Promise.all(standIns.splice(0).map((standIn) => standIn.close()));
});

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

describe("a batch holds", () => {
  test("only what was not judged before, by whatever path", async () => {
    const standIn = await claude();
    const deps = await coachingWorkspace(database, { claude: standIn });
    await analyze(deps, "call-1", ["discovery", "engagement"]);
    await analyze(deps, "call-2");
    const { items, requests } = await planBatch(ids, deps, "lead");
    expect(items.map(({ callId, dimension }) => `${callId} ${dimension}`)).toEqual([
      "call-1 product_knowledge",
      "call-3 discovery",
    ]);
    expect(requests.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    for (const { id, cacheKey } of items) {
      expect(id).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
      expect(cacheKey.startsWith(id)).toBe(true);
    }
    expect((await planBatch(ids, deps, "rest")).items).toHaveLength(6);
  });

  test("no cache mark where one dimension is missing and nobody would read it", async () => {
    const deps = await coachingWorkspace(database, { claude: await claude() });
    await analyze(deps, "call-1", ["discovery", "engagement", "objection_handling"]);
    const { requests } = await planBatch(["call-1", "call-2"], deps, "lead");
    expect(requests.map(({ request }) => request.cacheLifetime)).toEqual(["none", "1h"]);
  });

  test("one conversation once, also when it is stored under two ids", async () => {
    await storeCall(database.orm, { ...calls[0], id: "twin" } as (typeof calls)[number]);
    const deps = await coachingWorkspace(database, { claude: await claude() });
    expect((await planBatch(["call-1", "twin", "call-1"], deps, "rest")).items).toHaveLength(4);
  });

  test("no call that is unknown, too short, or judged in parts", async () => {
    const short = callFrom("0:01 Rep Dana Reyes: Hello there.\n0:05 Customer Lee: Yes.", { id: "short" });
    for (const call of [short, writtenCall({ id: "long", minutes: 80 })]) await storeCall(database.orm, call);
    const deps = await coachingWorkspace(database, { claude: await claude(), windowMinutes: 40 });
    expect(await submitBatch(["nobody", "short", "long"], deps, "lead", patient)).toBeNull();
    const whole = { ...deps, settings: { ...deps.settings, windowMinutes: 90 } };
    expect((await submit(whole, "lead", ["long"])).items).toHaveLength(1);
  });

  test("nothing where results are not kept, and nothing without a model", async () => {
    const standIn = await claude();
    const off = await coachingWorkspace(database, { claude: standIn, enableCaching: false });
    expect(await submitBatch(ids, off, "lead", patient)).toBeNull();
    expect(await submitBatch(ids, await coachingWorkspace(database), "lead", patient)).toBeNull();
    expect(standIn.batches).toHaveLength(0);
  });
});

describe("collecting", () => {
  test("says how far a batch is until it has ended", async () => {
    let nowMs = 0;
    const standIn = await claude({ now: () => nowMs, batches: { endsAfterMs: 1_000 } });
    const deps = await coachingWorkspace(database, { claude: standIn });
    const { batchId } = await submit(deps, "lead");
    expect(await collectBatch(batchId, ids, deps, "lead", patient)).toEqual({ state: "running", done: 0, total: 3 });
    nowMs = 1_000;
    expect(await collect(deps, batchId)).toMatchObject({ judged: 3 });
  });

  test("again after a restart enters nothing twice and loses nothing", async () => {
    const standIn = await claude();
    const first = await coachingWorkspace(database, { claude: standIn });
    const { batchId } = await submit(first, "rest");
    const once = await collect(first, batchId);
    const [rows, judged] = [await ledger(), await kept()];
    const again = await collect(await coachingWorkspace(database, { claude: standIn }), batchId, ids.toReversed());
    expect(again).toEqual(once);
    expect(await ledger()).toEqual(rows);
    expect(await kept()).toEqual(judged);
    expect(rows).toHaveLength(12);
  });

  test("that stopped in the middle is made whole by the next", async () => {
    const standIn = await claude({
      batches: {
        fail: ({ route, number }) => (route === "results" && number === 0 ? { kind: "cut", at: "middle" } : undefined),
      },
    });
    const first = await coachingWorkspace(database, { claude: standIn });
    const { batchId } = await submit(first, "rest");
    await expect(collect(first, batchId)).rejects.toMatchObject({ failure: "unreachable" });
    const partly = (await ledger()).length;
    expect(partly).toBeGreaterThan(0);
    expect(partly).toBeLessThan(12);
    expect(await collect(await coachingWorkspace(database, { claude: standIn }), batchId)).toMatchObject({
      judged: 12,
    });
    expect(await ledger()).toHaveLength(12);
    expect(await kept()).toHaveLength(12);
    expect(standIn.batches).toHaveLength(1);
  });

  test("waits for a Postgres that is away, and loses nothing", async () => {
    const log = keepingLog();
    const standIn = await claude();
    const deps = await coachingWorkspace(behind, { claude: standIn, log });
    const { batchId } = await submit(deps, "rest");
    const { batches } = deps.model ?? {};
    if (!deps.model || !batches) throw new Error("There are no batches.");
    const read: typeof batches.read = async (id, options) => {
      const state = await batches.read(id, options);
      if (state.state === "running") return state;
      async function* severed() {
        let seen = 0;
        for await (const result of state.state === "ended" ? state.results : []) {
          seen += 1;
          if (seen === 4) await sever();
          yield result;
        }
      }
      return { state: "ended", results: severed() };
    };
    const collecting = collect({ ...deps, model: { ...deps.model, batches: { ...batches, read } } }, batchId);
    await expect.poll(() => log.lines.join("\n"), { timeout: 20_000 }).toContain("The database does not answer");
    await mend();
    expect(await collecting).toMatchObject({ judged: 12 });
    expect(await ledger()).toHaveLength(12);
    expect(await kept()).toHaveLength(12);
  });

  test("leaves a judgement that is newer than the batch", async () => {
    const standIn = await claude();
    const deps = await coachingWorkspace(database, { claude: standIn });
    const { batchId } = await submit(deps, "rest", ["call-1"]);
    await analyze(deps, "call-1");
    const before = await kept();
    expect(await collect(deps, batchId)).toMatchObject({ judged: 4 });
    expect(await kept()).toEqual(before);
    expect(await ledger()).toHaveLength(8);
  });

  test("leaves failed dimensions to the ordinary path, which pays for these alone", async () => {
    const failures = [{ kind: "errored" }, { kind: "expired" }, { kind: "refusal" }, { kind: "malformed" }] as const;
    const standIn = await claude({ batches: { failItem: ({ number }) => failures[number] } });
    const deps = await coachingWorkspace(database, { claude: standIn });
    const collected = await judgeInBatch(deps, "rest");
    expect(collected.judged).toBe(8);
    expect(collected.failed.map(({ callId, failure }) => `${callId} ${failure}`).toSorted()).toEqual([
      "call-1 bad_request",
      "call-1 malformed",
      "call-1 overloaded",
      "call-1 refused",
    ]);
    expect((await ledger()).map(({ outcome }) => outcome).toSorted()).toEqual([
      "malformed",
      ...Array<string>(8).fill("ok"),
      "refused",
    ]);
    expect((await analyze(deps, "call-1")).cost.usd).toBeGreaterThan(0);
    expect((await analyze(deps, "call-2")).cost.usd).toBe(0);
    expect(standIn.requests).toHaveLength(4);
  });

  test("enters what was paid for a judgement that is asked for otherwise by now", async () => {
    const standIn = await claude();
    const deps = await coachingWorkspace(database, { claude: standIn });
    const { batchId } = await submit(deps, "rest");
    const rubrics = { ...deps.rubrics, engagement: { ...deps.rubrics.engagement, version: "engagement-edited" } };
    const collected = await collect({ ...deps, rubrics }, batchId);
    expect(collected).toMatchObject({ judged: 9, unmatched: 3, failed: [] });
    const rows = await ledger();
    expect(rows).toHaveLength(12);
    expect(rows.filter(({ callId, dimension }) => callId === null && dimension === null)).toHaveLength(3);
    expect(await dollars()).toBeCloseTo(collected.cost.usd, 7);
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
