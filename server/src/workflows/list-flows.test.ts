import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { clearWork, createEngineTables } from "../../test/workflows/test-engine.ts";
import { listFlows } from "./list-flows.ts";
import { moveCall } from "./move-call.ts";
import { queueCall } from "./queue-call.ts";

const unused = await testDatabase();
const database = await testDatabase();
const open = { finished: false, limit: 100, aliveMs: 10_000 };

test("where no server has ever run there is no work, and that is no failure", async () => {
  expect(await listFlows(unused, open)).toEqual({ flows: [], total: 0, workers: 0 });
});

const put = (callId: string) => queueCall(database, { callId, title: `Call ${callId}`, source: "webhook" });
const setStatus = (callId: string, status: string) =>
  database.orm.execute(
    sql`update dbos.workflow_status set status = ${status} where workflow_uuid = ${`call:${callId}:1`}`,
  );
const move = (callId: string, to: Parameters<typeof moveCall>[2]) =>
  moveCall(database, { callId, attempt: 1, run: 1 }, to, { now: new Date() });

describe("with work", () => {
  beforeEach(async () => {
    await createEngineTables(database);
    await clearWork(database);
    for (const id of ["waiting", "running", "broken", "parked", "later", "done", "skipped"]) await put(id);
    await setStatus("running", "PENDING");
    await setStatus("broken", "ERROR");
    await move("parked", { to: "parked", reason: "Set GONG_API_KEY." });
    await move("later", { to: "later", flow: "ingestCall", reason: "Not ready.", waitSeconds: 60, counts: true });
    await move("done", { to: "done" });
    await move("skipped", { to: "skipped", reason: "The call is private in Gong." });
  });

  test("what is not over is told with its state and reason, what needs somebody first", async () => {
    const { flows, total } = await listFlows(database, open);
    expect(total).toBe(5);
    expect(flows.map(({ state }) => state)).toEqual(["failed", "parked", "parked", "running", "waiting"]);
    const byId = Object.fromEntries(flows.map((flow) => [flow.id, flow]));
    expect(byId["call:broken"]).toMatchObject({ state: "failed", reason: expect.stringMatching(/log.*retry/s) });
    expect(byId["call:parked"]).toMatchObject({
      reason: "Set GONG_API_KEY.",
      nextAttemptAt: null,
      title: "Call parked",
    });
    expect(byId["call:later"]).toMatchObject({ reason: "Not ready.", attempt: 2 });
    expect(byId["call:later"]?.nextAttemptAt?.getTime()).toBeGreaterThan(Date.now() + 50_000);
    expect(byId["call:waiting"]).toMatchObject({ kind: "call", source: "webhook", deliveries: 1, reason: null });
  });

  test("what is over is told when it is asked for", async () => {
    const { flows, total } = await listFlows(database, { ...open, finished: true });
    expect(total).toBe(7);
    expect(
      flows
        .map(({ state }) => state)
        .slice(-2)
        .toSorted(),
    ).toEqual(["done", "skipped"]);
  });

  test("a short list still says how many there are", async () => {
    const { flows, total } = await listFlows(database, { ...open, limit: 2 });
    expect(flows).toHaveLength(2);
    expect(total).toBe(5);
  });

  test("a schedule that failed is told though it is nobody's item", async () => {
    await setStatus("done", "ERROR");
    await database.orm.execute(sql`update dbos.workflow_status set name = 'purge' where workflow_uuid = 'call:done:1'`);
    const { flows, total } = await listFlows(database, open);
    expect(flows).toContainEqual(expect.objectContaining({ kind: "purge", state: "failed", source: "schedule" }));
    expect(total).toBe(flows.length);
  });

  test("only processes whose heart still beats count as at work", async () => {
    await database.orm.execute(sql`insert into workers (executor_id, role, host, pid, beat_at) values
      ('alive', 'serve', 'here', 1, now()), ('dead', 'worker', 'here', 2, now() - interval '11 seconds')`);
    expect((await listFlows(database, open)).workers).toBe(1);
  });
});
