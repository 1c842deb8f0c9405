import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { callFrom } from "../../test/transcript.ts";
import { clearWork, createEngineTables, readFlows, readItem } from "../../test/workflows/test-engine.ts";
import { storeCall } from "../coaching/calls/store-call.ts";
import { queueCall } from "./queue-call.ts";

const database = await testDatabase();
beforeAll(() => createEngineTables(database));
beforeEach(() => clearWork(database));

const asked = { callId: "7", title: "Discovery", source: "webhook" } as const;

test("a call is taken on once, however often and from wherever it is announced", async () => {
  expect(await queueCall(database, asked)).toBe("queued");
  expect(await queueCall(database, asked)).toBe("known");
  expect(await queueCall(database, { ...asked, title: null, source: "sync" })).toBe("known");
  expect(await readItem(database, "call:7")).toMatchObject({
    state: "queued",
    title: "Discovery",
    attempt: 1,
    run: 1,
    workflow_id: "call:7:1",
    deliveries: 2,
  });
  expect(await readFlows(database)).toEqual([
    { id: "call:7:1", name: "ingestCall", status: "ENQUEUED", queue: "intake", from: null },
  ]);
});

test("announced twenty times at the same moment it is taken on by one", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => queueCall(database, asked)));
  expect(answers.toSorted()).toEqual([...Array.from({ length: 19 }, () => "known"), "queued"]);
  expect(await readFlows(database)).toHaveLength(1);
  expect(await readItem(database, "call:7")).toMatchObject({ deliveries: 20 });
});

test("a call whose flow cannot be started is not taken on at all", async () => {
  await database.orm.execute(sql`alter function dbos.enqueue_workflow rename to hidden`);
  try {
    await expect(queueCall(database, asked)).rejects.toThrow("enqueue_workflow");
  } finally {
    await database.orm.execute(sql`alter function dbos.hidden rename to enqueue_workflow`);
  }
  expect(await readItem(database, "call:7")).toBeUndefined();
  expect(await queueCall(database, asked)).toBe("queued");
});

test("what its announcement rules out is kept as skipped, and no flow is started", async () => {
  const ruledOut = { ...asked, skipReason: "The call is private in Gong." };
  expect(await queueCall(database, ruledOut)).toBe("skipped");
  expect(await queueCall(database, ruledOut)).toBe("known");
  expect(await readItem(database, "call:7")).toMatchObject({ state: "skipped", reason: ruledOut.skipReason });
  expect(await readFlows(database)).toEqual([]);
});

const moveTo = (state: string, until: string | null) =>
  database.orm.execute(
    sql`update work_items set state = ${state}, reason = 'why', attempt = 4, next_attempt_at = ${until}::timestamptz`,
  );

test.each(["parked", "failed"])("a %s call that is not stored is taken up again as a new run", async (state) => {
  await queueCall(database, asked);
  await moveTo(state, null);
  expect(await queueCall(database, asked)).toBe("queued");
  expect(await readItem(database, "call:7")).toMatchObject({
    state: "queued",
    reason: null,
    attempt: 1,
    run: 2,
    workflow_id: "call:7:2",
  });
  expect((await readFlows(database)).map(({ id }) => id)).toEqual(["call:7:1", "call:7:2"]);
});

test("one that goes on by itself, is stored, done or skipped stays as it is", async () => {
  await queueCall(database, asked);
  await moveTo("parked", "2099-01-01T00:00:00Z");
  expect(await queueCall(database, asked)).toBe("known");
  for (const state of ["done", "skipped"]) {
    await moveTo(state, null);
    expect(await queueCall(database, asked)).toBe("known");
  }
  await storeCall(database.orm, callFrom("0:00 Rep Ada Moss: Hello.\n0:05 Customer Ben Holt: Hello.", { id: "7" }));
  await moveTo("parked", null);
  expect(await queueCall(database, asked)).toBe("known");
  expect(await readFlows(database)).toHaveLength(1);
});
