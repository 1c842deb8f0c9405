import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { keepingLog } from "../../test/coaching/workspace.ts";
import { testDatabase } from "../../test/database.ts";
import { makeCalls } from "../../test/workflows/make-calls.ts";
import { clearWork, createEngineTables, engineBench, readFlows, readItem } from "../../test/workflows/test-engine.ts";
import type { GongFailure } from "../../stand-ins/gong/gong-switches.ts";
import { type GongStandIn, startGongStandIn } from "../../stand-ins/gong/start-gong-stand-in.ts";
import { createDeferred } from "../coaching/analysis/deferred.ts";
import { queueCall } from "./queue-call.ts";

const database = await testDatabase();
const bench = engineBench(database);
const pairs = makeCalls(30);
const unused = pairs.map(({ transcript }) => transcript.callId);
/** Calls of the test's own: the engine remembers in memory which flows ran in this process. */
let ids: string[];
let id: string;
let itemId: string;
let gong: GongStandIn;
beforeAll(async () => {
  gong = await startGongStandIn({ calls: pairs, requestsPerSecond: Infinity });
  await createEngineTables(database);
});
afterAll(() => gong.close());
beforeEach(async () => {
  ids = unused.splice(0, 3);
  id = ids[0] ?? "";
  itemId = `call:${id}`;
  await clearWork(database);
  gong.requests.length = 0;
  gong.switches.failures = [];
});
const take = (callId: string) => queueCall(database, { callId, title: null, source: "webhook" });
const slow = { timeout: 10_000 };
const workers = async () => (await database.orm.execute(sql`select role, pid from workers`)).rows;

describe("a call that is taken on", () => {
  test("is fetched, analysed and done, under its title, with one session", async () => {
    await bench.start({ gong });
    for (const callId of ids) await take(callId);
    for (const callId of ids) await bench.itemIs(`call:${callId}`, { state: "done", run: 2 });
    expect((await readItem(database, itemId))?.title).toContain("Discovery");
    const { rows } = await database.orm.execute(sql`select call_id from coaching_sessions order by 1`);
    expect(rows.map(({ call_id }) => call_id)).toEqual(ids);
  });

  test("analyses each dimension in a step of its own", async () => {
    await bench.start({ gong });
    await take(id);
    await bench.itemIs(itemId, { state: "done" });
    // The item is done within the last step, which is recorded after it.
    await vi.waitFor(async () => {
      const { rows } = await database.orm.execute(sql`
        select function_name as step from dbos.operation_outputs where workflow_uuid = ${`${itemId}:2`} order by function_id`);
      expect(rows.map(({ step }) => step)).toEqual([
        ...["discovery", "product_knowledge", "objection_handling", "engagement"].map((name) => `judge ${name}`),
        "save",
        "move on",
      ]);
    }, slow);
  });

  test("waits for a busy process to have time", async () => {
    const busy = createDeferred();
    await bench.start({ gong, giveWay: () => busy.promise });
    await take(id);
    await vi.waitFor(async () => expect(await readFlows(database)).toMatchObject([{ status: "PENDING" }]), slow);
    expect(gong.requests).toEqual([]);
    busy.resolve();
    await bench.itemIs(itemId, { state: "done" });
  });

  test("by an engine without Gong is parked with what to set", async () => {
    await bench.start();
    await take(id);
    const { reason } = await bench.itemIs(itemId, { state: "parked" });
    expect(reason).toMatch(/GONG_API_KEY/);
  });
});

describe("an engine that closes", () => {
  test("lets what is running end, and leaves no sign of itself", async () => {
    const engine = await bench.start({ gong, drainMs: 20_000 });
    expect(await workers()).toEqual([{ role: "test", pid: process.pid }]);
    await take(id);
    await vi.waitFor(() => expect(gong.requests.length).toBeGreaterThan(0), slow);
    await engine.close();
    const flows = await readFlows(database);
    expect(flows.filter(({ status }) => status === "PENDING")).toEqual([]);
    expect(await readItem(database, itemId)).toMatchObject({ run: 2 });
    expect(await workers()).toEqual([]);
  });

  test("gives back what does not end in time, at once, and the next one does it", async () => {
    gong.switches.failures = ["hang"];
    const engine = await bench.start({ gong, drainMs: 50 });
    await take(id);
    await vi.waitFor(() => expect(gong.requests.length).toBeGreaterThan(0), slow);
    await engine.close();
    expect(await readFlows(database)).toMatchObject([{ id: `${itemId}:1`, status: "ENQUEUED" }]);
    expect(await readItem(database, itemId)).toMatchObject({ state: "queued", run: 1 });
    await bench.start({ gong });
    await bench.itemIs(itemId, { state: "done", run: 2 });
  });

  test.each<[string, { failures: GongFailure[]; requestsPerSecond: number }]>([
    ["Gong does not answer them", { failures: ["hang", "hang", "hang", "hang"], requestsPerSecond: 1000 }],
    ["they wait for their turn at Gong", { failures: [], requestsPerSecond: 0.05 }],
  ])("while %s gives every call back, fails none and reports nothing", async (_, { failures, requestsPerSecond }) => {
    const news: string[] = [];
    const tell = (fields: object, message: string) => void news.push(`${message} ${JSON.stringify(fields)}`);
    const log = { ...keepingLog(), warn: tell, error: tell };
    gong.switches.failures = [...failures];
    const engine = await bench.start({ gong, drainMs: 300, log, requestsPerSecond });
    for (const callId of ids) await take(callId);
    await vi.waitFor(async () => {
      const flows = await readFlows(database);
      expect(flows.map(({ status }) => status)).toEqual(["PENDING", "PENDING", "PENDING"]);
    }, slow);
    await vi.waitFor(() => expect(gong.requests.length).toBeGreaterThan(0), slow);
    await engine.close();
    await vi.waitFor(async () => expect(await workers()).toEqual([]), slow);
    // What it let go of comes to its end in its own time.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const statuses = new Set((await readFlows(database)).map(({ status }) => status));
    expect([...statuses].filter((status) => status !== "ENQUEUED" && status !== "SUCCESS")).toEqual([]);
    expect(news).toEqual([]);
  });

  test("may be closed twice", async () => {
    const engine = await bench.start();
    await Promise.all([engine.close(), engine.close()]);
    expect(await workers()).toEqual([]);
  });
});

test("an engine that cannot use its database says so and leaves nothing running", async () => {
  const lost = { ...database, url: database.url.replace(/\/[^/]*$/, "/nowhere") };
  await expect(bench.start({ coaching: { database: lost, log: keepingLog() } })).rejects.toThrow(/nowhere/);
  await bench.start({ gong });
  await take(id);
  await bench.itemIs(itemId, { state: "done" });
});
