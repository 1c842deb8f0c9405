import { sql } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { clearWork, createEngineTables, engineBench, readItem } from "../../test/workflows/test-engine.ts";
import { makeGongPair } from "../../stand-ins/gong/make-gong-pair.ts";
import { type GongStandIn, startGongStandIn } from "../../stand-ins/gong/start-gong-stand-in.ts";
import { queueSync } from "./queue-sync.ts";

const database = await testDatabase();
const bench = engineBench(database);
const day = 86_400_000;

let gong: GongStandIn;
/** Each test has a month of its own: the engine remembers in memory which flows ran in this process. */
let month = 0;
let from: Date;
let to: Date;
let itemId: string;

/** Calls of these days of the test's month, counted from 0. */
function callsOn(days: number[], over: Record<string, unknown> = {}) {
  return days.map((at) =>
    makeGongPair(`81000000000000${String(month).padStart(3, "0")}${String(at).padStart(2, "0")}`, {
      started: new Date(from.getTime() + at * day + 3_600_000).toISOString(),
      ...over,
    }),
  );
}
const idsOf = (pairs: ReturnType<typeof callsOn>) => pairs.map(({ transcript }) => transcript.callId);

async function playGong(pairs: ReturnType<typeof callsOn>, limits: { requestsPerDay?: number } = {}): Promise<void> {
  gong = await startGongStandIn({ calls: pairs, requestsPerSecond: Infinity, ...limits });
}
/** The windows that were asked for and answered, by their first day. */
const listed = () =>
  gong.requests
    .filter(({ method, url, status }) => method === "GET" && url.startsWith("/v2/calls?") && status === 200)
    .map(({ url }) => new URL(url, "http://gong").searchParams.get("fromDateTime")?.slice(0, 10));

async function taken(): Promise<unknown[]> {
  const { rows } = await database.orm.execute<{ id: string }>(
    sql`select call_id as id from work_items where kind = 'call' order by 1`,
  );
  return rows.map(({ id }) => id);
}

beforeAll(() => createEngineTables(database));
beforeEach(async () => {
  await clearWork(database);
  month += 1;
  from = new Date(Date.UTC(2025, month, 1));
  to = new Date(from.getTime() + 24 * day);
  itemId = `sync:${from.toISOString()}:${to.toISOString()}`;
});
afterEach(() => gong.close());
const sync = () => queueSync(database, { from, to, source: "cli" });
const firstDays = (count: number) =>
  Array.from({ length: count }, (_, week) => new Date(from.getTime() + week * 7 * day).toISOString().slice(0, 10));

describe("a sync", () => {
  test("lists the period week by week and takes on every call of it, once, and none of another", async () => {
    const pairs = callsOn([0, 6, 7, 13, 20, 23]);
    await playGong([...pairs, ...callsOn([24, 25])]);
    await bench.start({ gong });
    await sync();
    await bench.itemIs(itemId, { state: "done" });
    expect(listed()).toEqual(firstDays(4));
    expect(await taken()).toEqual(idsOf(pairs));
    expect(await sync()).toMatchObject({ fresh: true });
    await bench.itemIs(itemId, { state: "done", run: 2 });
    expect(await taken()).toEqual(idsOf(pairs));
  });

  test("asked for while it is under way is the same one", async () => {
    await playGong([]);
    const first = await sync();
    expect(await sync()).toEqual({ flowId: first.flowId, fresh: false });
  });

  test("broken off in the middle goes on with the week it was at", async () => {
    const pairs = callsOn([0, 7, 14, 21]);
    await playGong(pairs);
    // One answer about the users, two weeks, and then silence.
    const before = gong.requests.length;
    gong.switches.latencyMs = 30;
    const first = await bench.start({ gong, drainMs: 20 });
    await sync();
    await vi.waitFor(() => expect(listed()).toHaveLength(2), { timeout: 10_000, interval: 2 });
    gong.switches.failures = ["hang", "hang", "hang", "hang"];
    await first.close();
    gong.switches.failures = [];
    expect(gong.requests.length).toBeGreaterThan(before);
    expect(await readItem(database, itemId)).toMatchObject({ state: "queued" });
    await bench.start({ gong });
    await bench.itemIs(itemId, { state: "done", run: 1 });
    expect(await taken()).toEqual(idsOf(pairs));
    // The week it was at is asked for twice at most, those before it once.
    const [one, , three, four] = firstDays(4);
    expect(listed().filter((week) => week === one)).toHaveLength(1);
    expect(listed().filter((week) => week === three || week === four).length).toBeLessThanOrEqual(3);
    expect(listed().length).toBeLessThanOrEqual(5);
  });

  test("for which Gong's day is spent is parked until the day is over, with the reason", async () => {
    await playGong(callsOn([0, 7]), { requestsPerDay: 2 });
    await bench.start({ gong });
    await sync();
    const { reason, next_at: until } = await bench.itemIs(itemId, { state: "parked" });
    expect(reason).toMatch(/limit|spent/i);
    const midnight = (Math.floor(Date.now() / day) + 1) * day;
    expect(Math.abs((until ?? 0) - midnight)).toBeLessThan(90_000);
  });

  test("that Gong refuses waits for a person and says what to do", async () => {
    await playGong(callsOn([0]));
    gong.switches.forbidden = true;
    await bench.start({ gong });
    await sync();
    const { reason } = await bench.itemIs(itemId, { state: "parked", next_at: null });
    expect(reason).toMatch(/permission|scope|api:calls/i);
  });

  test("never fetches what the list already calls private or internal, and keeps no title of a private call", async () => {
    const open = callsOn([0]);
    const shut = callsOn([1], { isPrivate: true, title: "Quokkaberry" });
    const internal = callsOn([2], { scope: "Internal", title: "Team meeting" });
    await playGong([...open, ...shut, ...internal]);
    await bench.start({ gong });
    await sync();
    await bench.itemIs(itemId, { state: "done" });
    expect(await readItem(database, `call:${idsOf(shut)[0]}`)).toMatchObject({
      state: "skipped",
      title: null,
      reason: expect.stringContaining("private"),
    });
    expect(await readItem(database, `call:${idsOf(internal)[0]}`)).toMatchObject({ state: "skipped" });
    await vi.waitFor(
      async () => {
        expect(await readItem(database, `call:${idsOf(open)[0]}`)).not.toMatchObject({ state: "queued" });
      },
      { timeout: 10_000 },
    );
    const fetched = gong.requests.filter(({ method }) => method === "POST").map(({ body }) => JSON.stringify(body));
    expect(fetched.join()).toContain(idsOf(open)[0]);
    expect(fetched.join()).not.toContain(idsOf(shut)[0]);
    expect(fetched.join()).not.toContain(idsOf(internal)[0]);
  });
});
