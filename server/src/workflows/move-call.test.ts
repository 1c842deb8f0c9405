import { beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { clearWork, createEngineTables, readFlows, readItem } from "../../test/workflows/test-engine.ts";
import { type CallMove, moveCall } from "./move-call.ts";
import { queueCall } from "./queue-call.ts";

const database = await testDatabase();
beforeAll(() => createEngineTables(database));
const now = new Date();
const first = { callId: "7", attempt: 1, run: 1 };
beforeEach(async () => {
  await clearWork(database);
  await queueCall(database, { callId: "7", title: null, source: "webhook" });
});

const later: CallMove = { to: "later", flow: "ingestCall", reason: "not ready", waitSeconds: 60, counts: true };

test("a fetched call goes on to analysis at once, as a run of its own", async () => {
  await moveCall(database, first, { to: "analysis" }, { now, title: "Discovery" });
  expect(await readItem(database, "call:7")).toMatchObject({
    state: "queued",
    title: "Discovery",
    attempt: 1,
    run: 2,
    workflow_id: "call:7:2",
  });
  expect(await readFlows(database)).toContainEqual({
    id: "call:7:2",
    name: "analyzeCall",
    status: "ENQUEUED",
    queue: "analysis",
    from: null,
  });
});

test("a later try is parked with its time and reason, and its flow starts at that time", async () => {
  await moveCall(database, first, later, { now });
  const atMs = now.getTime() + 60_000;
  const item = await readItem(database, "call:7");
  expect(item).toMatchObject({ state: "parked", reason: "not ready", attempt: 2, run: 2 });
  expect(item?.next_at).toBeCloseTo(atMs, 0);
  expect(await readFlows(database)).toContainEqual(
    expect.objectContaining({ id: "call:7:2", name: "ingestCall", queue: "intake", from: atMs }),
  );
});

test("a wait that is nobody's failure uses up no try", async () => {
  await moveCall(database, { ...first, attempt: 1 }, { ...later, counts: false }, { now });
  expect(await readItem(database, "call:7")).toMatchObject({ state: "parked", attempt: 1, run: 2 });
});

test("a later analysis waits among the analyses", async () => {
  await moveCall(database, first, { ...later, flow: "analyzeCall" }, { now });
  expect(await readFlows(database)).toContainEqual(
    expect.objectContaining({ id: "call:7:2", name: "analyzeCall", queue: "analysis" }),
  );
});

test.each<[CallMove, object]>([
  [{ to: "done" }, { state: "done", reason: null }],
  [
    { to: "skipped", reason: "internal" },
    { state: "skipped", reason: "internal" },
  ],
  [
    { to: "parked", reason: "no key" },
    { state: "parked", reason: "no key", next_at: null },
  ],
])("an end (%j) starts nothing", async (move, expected) => {
  await moveCall(database, first, move, { now });
  expect(await readItem(database, "call:7")).toMatchObject({ ...expected, run: 1 });
  expect(await readFlows(database)).toHaveLength(1);
});

test("a run that is not the current one any more changes nothing and starts nothing", async () => {
  await moveCall(database, first, { to: "analysis" }, { now });
  const [item, flows] = [await readItem(database, "call:7"), await readFlows(database)];
  for (const move of [{ to: "done" }, { to: "analysis" }, later, { to: "parked", reason: "stale" }] as const) {
    await moveCall(database, first, move, { now, title: "Stale" });
  }
  expect(await readItem(database, "call:7")).toEqual(item);
  expect(await readFlows(database)).toEqual(flows);
});

test("said twice, as after a kill, it happens once", async () => {
  await Promise.all([moveCall(database, first, later, { now }), moveCall(database, first, later, { now })]);
  expect(await readItem(database, "call:7")).toMatchObject({ attempt: 2, run: 2 });
  expect(await readFlows(database)).toHaveLength(2);
});
