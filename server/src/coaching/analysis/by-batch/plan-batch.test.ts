import { describe, expect, test } from "vitest";
import { analyze, batchBench, calls, ids, patient, submit } from "../../../../test/coaching/batch-bench.ts";
import { coachingWorkspace } from "../../../../test/coaching/workspace.ts";
import { writtenCall } from "../../../../test/coaching/written-call.ts";
import { testDatabase } from "../../../../test/database.ts";
import { callFrom } from "../../../../test/transcript.ts";
import { storeCall } from "../../calls/store-call.ts";
import { planBatch } from "./plan-batch.ts";
import { submitBatch } from "./submit-batch.ts";

const database = await testDatabase();
const { claude } = batchBench(database);

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
