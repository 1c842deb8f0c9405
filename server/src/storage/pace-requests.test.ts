import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeGongPair } from "../../stand-ins/gong/make-gong-pair.ts";
import { type GongStandIn, startGongStandIn } from "../../stand-ins/gong/start-gong-stand-in.ts";
import { testDatabase } from "../../test/database.ts";
import { ToolError } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import { createGongClient } from "../vendors/gong/create-gong-client.ts";
import { openDatabase } from "./database.ts";
import { createPace, type PaceOptions } from "./pace-requests.ts";
import { outsideLimits } from "./schema/flows.ts";

const database = await testDatabase();
/** A pool of its own, as another process has. */
const other = await openDatabase({ url: database.url, applicationName: "another process" });
afterAll(() => other.close());
beforeEach(() => database.orm.delete(outsideLimits));

const silent = () => {};
const log: Log = { debug: silent, info: silent, warn: silent, error: silent };
const { signal } = new AbortController();
const quick: PaceOptions = { name: "Gong", perSecond: 1000, perDay: 10_000 };
const failureOf = async (attempt: Promise<unknown>): Promise<ToolError> => {
  const error: unknown = await attempt.then(
    () => expect.fail("it did not fail"),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ToolError);
  return error as ToolError;
};
const usedToday = async () => {
  const [row] = await database.orm.select().from(outsideLimits).where(eq(outsideLimits.name, "Gong"));
  return row?.usedToday;
};
const timed = async (work: Promise<unknown>) => {
  const startedMs = performance.now();
  await work;
  return performance.now() - startedMs;
};

describe("against Gong's limit of three in any second", () => {
  let gong: GongStandIn;
  beforeEach(async () => {
    gong = await startGongStandIn({ calls: [makeGongPair("42")] });
  });
  afterEach(() => gong.close());
  const connect = (of: typeof database) =>
    createGongClient({
      baseUrl: gong.url,
      accessKey: gong.accessKey,
      secret: gong.secret,
      log,
      ...createPace(of, { name: "Gong", perSecond: 3, perDay: 10_000 }),
    });

  test("two processes at full speed meet not one 429", async () => {
    const clients = [connect(database), connect(other)];
    // One after the other: calls that are asked for together share their requests.
    const fourCalls = async (client: (typeof clients)[number]) => {
      for (let call = 0; call < 4; call += 1) await client.fetchCall("42", { signal });
    };
    await Promise.all(clients.map(fourCalls));
    expect(gong.requests).toHaveLength(16);
    expect(gong.requests.map(({ status }) => status)).not.toContain(429);
    expect(await usedToday()).toBe(16);
  });

  test("a 429 that one process gets holds the other back for as long", async () => {
    gong.switches.failures.push({ status: 429, retryAfterSeconds: 2 });
    const [mine, others] = [connect(database), connect(other)];
    const waiting = mine.fetchCall("42", { signal });
    await expect.poll(() => gong.requests.length).toBe(1);
    await Promise.all([waiting, others.fetchCall("42", { signal })]);
    const [refused, ...later] = gong.requests.map(({ atMs }) => atMs);
    for (const atMs of later) expect(atMs - (refused ?? 0)).toBeGreaterThan(1900);
    expect(gong.requests.filter(({ status }) => status === 429)).toHaveLength(1);
  });
});

test("turns are evenly spaced, whoever takes them", async () => {
  const paces = [database, other].map((of) => createPace(of, { ...quick, perSecond: 20 }));
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      await paces[index % 2]?.pace(new AbortController().signal);
      times.push(performance.now());
    }),
  );
  times.sort((a, b) => a - b);
  const last = times.at(-1) ?? 0;
  expect(last - (times[0] ?? 0)).toBeGreaterThan(19 * 55 - 100);
  for (const [index, atMs] of times.slice(10).entries()) expect(atMs - (times[index] ?? 0)).toBeGreaterThan(450);
});

test("the day's requests are counted over all processes; then everybody is told when to come back", async () => {
  const paces = [database, other].map((of) => createPace(of, { ...quick, perDay: 20 }));
  const results = await Promise.allSettled(
    Array.from({ length: 15 }, () => paces.map(({ pace }) => pace(new AbortController().signal))).flat(),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
  const error = await failureOf(createPace(other, { ...quick, perDay: 20 }).pace(signal));
  expect(error).toMatchObject({ code: "unavailable", reason: "limit_spent" });
  expect(error.publicMessage).toMatch(/^Gong's request limit is spent\. Try again in \d+ (hours|minutes?)\.$/);
  const secondsToMidnight = 86_400 - ((Date.now() / 1000) % 86_400);
  expect(Math.abs((error.retryAfterSeconds ?? 0) - secondsToMidnight)).toBeLessThan(5);
  expect(await usedToday()).toBe(20);
});

test("a new day starts at nothing", async () => {
  const { pace } = createPace(database, { ...quick, perDay: 1 });
  await pace(signal);
  await expect(pace(signal)).rejects.toThrow(ToolError);
  await database.pool.query("update outside_limits set day = day - 1");
  await pace(signal);
  expect(await usedToday()).toBe(1);
});

test.each([
  ["before the first request", false],
  ["between requests", true],
])("a long hold-back %s is said at once and not slept through", async (_, asked) => {
  const [mine, others] = [createPace(database, quick), createPace(other, quick)];
  if (asked) await mine.pace(signal);
  await mine.holdBack(7200);
  await others.holdBack(1);
  expect(await timed(failureOf(others.pace(signal)))).toBeLessThan(2000);
  const error = await failureOf(mine.pace(signal));
  expect(error.reason).toBe("limit_spent");
  expect(error.retryAfterSeconds).toBeGreaterThan(7190);
  expect(error.retryAfterSeconds).toBeLessThan(7210);
  expect(error.publicMessage).toContain("2 hours");
});

test("who sleeps until a turn is held back too, and counts once", async () => {
  const slow = { ...quick, perSecond: 2 };
  const [mine, others] = [createPace(database, slow), createPace(other, slow)];
  await mine.pace(signal);
  const asleep = timed(others.pace(signal));
  await expect.poll(usedToday).toBe(2);
  await mine.holdBack(1.5);
  expect(await asleep).toBeGreaterThan(1400);
  expect(await usedToday()).toBe(2);
});

test("more than a minute of requests before one is not waited for", async () => {
  const { pace } = createPace(database, { ...quick, perSecond: 0.1 });
  const leaving = new AbortController();
  const waiting = Array.from({ length: 10 }, () => pace(leaving.signal));
  const settled = Promise.allSettled(waiting);
  await expect.poll(usedToday).toBe(6);
  await expect(pace(signal)).rejects.toMatchObject({ reason: "limit_spent" });
  leaving.abort();
  expect((await settled).filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("who is no longer wanted stops waiting at once, with the reason", async () => {
  const { pace } = createPace(database, { ...quick, perSecond: 0.1 });
  await pace(signal);
  const leaving = new AbortController();
  const reason = new Error("gone");
  const waiting = Promise.allSettled([pace(leaving.signal)]);
  await expect.poll(usedToday).toBe(2);
  leaving.abort(reason);
  expect(await timed(waiting)).toBeLessThan(5000);
  expect((await waiting)[0]).toMatchObject({ status: "rejected", reason });
  await expect(pace(leaving.signal)).rejects.toBe(reason);
  expect(await usedToday()).toBe(2);
});

test("a process that was busy when its turn came takes another one, uncounted", async () => {
  const { pace } = createPace(database, { ...quick, perSecond: 4 });
  await pace(signal);
  const waiting = pace(signal);
  await expect.poll(usedToday).toBe(2);
  const untilMs = performance.now() + 600;
  while (performance.now() < untilMs);
  await waiting;
  const { rows } = await database.pool.query<{ ahead: number }>(
    "select extract(epoch from next_at - clock_timestamp())::float8 as ahead from outside_limits where name = 'Gong'",
  );
  expect(rows[0]?.ahead).toBeGreaterThan(0.1);
  expect(await usedToday()).toBe(2);
});

test("another service has limits of its own", async () => {
  await createPace(database, quick).holdBack(7200);
  await createPace(database, { ...quick, name: "Gorgias" }).pace(signal);
  await expect(createPace(database, quick).pace(signal)).rejects.toThrow(ToolError);
});
