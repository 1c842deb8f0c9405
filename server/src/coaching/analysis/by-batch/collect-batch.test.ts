import { describe, expect, test } from "vitest";
import {
  analyze,
  batchBench,
  collect,
  ids,
  judgeInBatch,
  patient,
  submit,
} from "../../../../test/coaching/batch-bench.ts";
import { coachingWorkspace, keepingLog } from "../../../../test/coaching/workspace.ts";
import { testDatabase } from "../../../../test/database.ts";
import { severableDatabase } from "../../../../test/storage/severable-database.ts";
import { collectBatch } from "./collect-batch.ts";

const database = await testDatabase();
const { database: behind, sever, mend } = await severableDatabase(database);
const { claude, dollars, kept, ledger } = batchBench(database);

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
