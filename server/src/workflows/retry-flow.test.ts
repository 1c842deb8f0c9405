import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { clearWork, createEngineTables, readFlows, readItem } from "../../test/workflows/test-engine.ts";
import { keepIncompleteDelivery } from "./keep-incomplete-delivery.ts";
import { moveCall } from "./move-call.ts";
import { moveItem } from "./move-item.ts";
import { queueCall } from "./queue-call.ts";
import { queueReview } from "./queue-review.ts";
import { queueSync } from "./queue-sync.ts";
import { retryFlow } from "./retry-flow.ts";

const unused = await testDatabase();
const database = await testDatabase();
const now = new Date("2026-11-21T12:00:00Z");
const retry = (id: string) => retryFlow(database, id, { now, syncLookbackHours: 26 });
const first = { callId: "7", attempt: 1, run: 1 };

const breakFlow = (id: string) =>
  database.orm.execute(sql`update dbos.workflow_status set status = 'ERROR' where workflow_uuid = ${id}`);
const lastFlow = async () => (await readFlows(database)).at(-1);
async function inputsOf(id: string): Promise<unknown> {
  const { rows } = await database.orm.execute<{ inputs: string }>(sql`
    select coalesce(i.inputs, s.inputs) as inputs
    from dbos.workflow_status s left join dbos.workflow_input i using (workflow_uuid) where workflow_uuid = ${id}`);
  return rows[0]?.inputs;
}

test("where no server has ever run every id is unknown", async () => {
  await expect(retryFlow(unused, "7", { now, syncLookbackHours: 26 })).rejects.toMatchObject({ code: "not_found" });
});

beforeAll(() => createEngineTables(database));
beforeEach(() => clearWork(database));

describe("a call", () => {
  beforeEach(() => queueCall(database, { callId: "7", title: null, source: "webhook" }));

  test.each(["7", "call:7"])("that is parked starts again from its first try, by the id %s", async (id) => {
    await moveCall(database, first, { to: "parked", reason: "Set GONG_API_KEY." }, { now });
    expect(await retry(id)).toBe("call:7");
    expect(await readItem(database, "call:7")).toMatchObject({ state: "queued", reason: null, attempt: 1, run: 2 });
    expect(await lastFlow()).toMatchObject({ id: "call:7:2", name: "ingestCall", status: "ENQUEUED", from: null });
  });

  test("that waits for its time starts now, and the later one finds itself outdated", async () => {
    const later = { to: "later", flow: "ingestCall", reason: "Not ready.", waitSeconds: 900, counts: true } as const;
    await moveCall(database, first, later, { now });
    expect(await retry("7")).toBe("call:7");
    expect(await readItem(database, "call:7")).toMatchObject({ state: "queued", run: 3, next_at: null });
    await moveCall(database, { callId: "7", attempt: 2, run: 2 }, { to: "done" }, { now });
    expect(await readItem(database, "call:7")).toMatchObject({ state: "queued", run: 3 });
  });

  test("whose flow broke unforeseen starts again", async () => {
    await breakFlow("call:7:1");
    expect(await retry("7")).toBe("call:7");
    expect(await readItem(database, "call:7")).toMatchObject({ state: "queued", run: 2 });
  });

  test.each([
    ["done", { to: "done" }, /is done/],
    ["skipped", { to: "skipped", reason: "The call is private in Gong." }, /on purpose.*private/],
  ] as const)("that is %s is not done again, and the answer says so", async (_state, move, message) => {
    await moveCall(database, first, move, { now });
    await expect(retry("7")).rejects.toMatchObject({ code: "conflict", publicMessage: expect.stringMatching(message) });
    expect(await readFlows(database)).toHaveLength(1);
  });

  test("that is under way is left alone", async () => {
    await expect(retry("7")).rejects.toMatchObject({ code: "conflict" });
    expect(await readItem(database, "call:7")).toMatchObject({ run: 1 });
  });
});

test("an id nobody knows is answered with where to look", async () => {
  await expect(retry("nothing")).rejects.toMatchObject({
    code: "not_found",
    publicMessage: expect.stringContaining("rapport flows --all"),
  });
});

test("a delivery that names no call cannot be done again", async () => {
  await keepIncompleteDelivery(database, Buffer.from("{}"), "callData is missing.");
  const { rows } = await database.orm.execute<{ id: string }>(sql`select id from work_items`);
  await expect(retry(rows[0]?.id ?? "")).rejects.toMatchObject({ code: "conflict" });
});

test("a review that broke is made again, for its week", async () => {
  await queueReview(database, { week: "2026-11-09", source: "schedule" });
  await breakFlow("review:2026-11-09:1");
  expect(await retry("review:2026-11-09")).toBe("review:2026-11-09");
  expect(await lastFlow()).toMatchObject({ id: "review:2026-11-09:2", name: "weeklyReview", queue: "reviews" });
  expect(await inputsOf("review:2026-11-09:2")).toContain("2026-11-09");
});

test("a parked sync goes over its own period again; the hourly one over the newest", async () => {
  const [from, to] = [new Date("2026-10-01T00:00:00Z"), new Date("2026-10-08T00:00:00Z")];
  await queueSync(database, { from, to, source: "cli" });
  await queueSync(database, { from, to, source: "schedule" });
  const own = `sync:${from.toISOString()}:${to.toISOString()}`;
  for (const itemId of [own, "sync:hourly"]) {
    await moveItem(database, { itemId, run: 1 }, { state: "parked", reason: "403", until: new Date("2099-01-01") });
    expect(await retry(itemId)).toBe(itemId);
    expect(await readItem(database, itemId)).toMatchObject({ state: "queued", run: 2, next_at: null, reason: null });
  }
  expect(await inputsOf(`${own}:2`)).toContain(from.toISOString());
  expect(await inputsOf("sync:hourly:2")).toContain("2026-11-20T10:00:00.000Z");
});
