import { hostname } from "node:os";
import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { clearWork, createEngineTables, readFlows } from "../../test/workflows/test-engine.ts";
import { queueCall } from "./queue-call.ts";
import { releaseWork } from "./release-work.ts";
import { takeOver } from "./take-over.ts";

const database = await testDatabase();
beforeAll(() => createEngineTables(database));
beforeEach(() => clearWork(database));

/** No process has it: numbers end far below. */
const noPid = 2 ** 30;
const here = hostname();

/** Somebody who is in the middle of `calls`. */
async function worker(
  executorId: string,
  {
    calls,
    host = here,
    pid = process.pid,
    beatAgo = 0,
  }: { calls: string[]; host?: string; pid?: number; beatAgo?: number },
): Promise<void> {
  await database.orm.execute(sql`insert into workers (executor_id, role, host, pid, beat_at)
    values (${executorId}, 'test', ${host}, ${pid}, now() - ${beatAgo} * interval '1 second')`);
  await begun(executorId, calls);
}

async function begun(executorId: string, calls: string[]): Promise<void> {
  for (const callId of calls) {
    await queueCall(database, { callId, title: null, source: "webhook" });
    await database.orm.execute(sql`update dbos.workflow_status set status = 'PENDING', executor_id = ${executorId},
      started_at_epoch_ms = 1 where workflow_uuid = ${`call:${callId}:1`}`);
  }
}

const sweep = (onlyThisHost = false) => takeOver(database, { executorId: "me", deadAfterMs: 10_000, onlyThisHost });
async function givenBack(): Promise<string[]> {
  const flows = await readFlows(database);
  return flows.filter(({ status }) => status === "ENQUEUED").map(({ id }) => id);
}
async function known(): Promise<unknown[]> {
  const { rows } = await database.orm.execute<{ id: string }>(sql`select executor_id as id from workers order by 1`);
  return rows.map(({ id }) => id);
}

test("whoever has not been heard of for long loses all his work, and is forgotten", async () => {
  await worker("silent", { calls: ["1", "2"], host: "elsewhere", beatAgo: 11 });
  expect(await sweep()).toBe(2);
  expect((await givenBack()).toSorted()).toEqual(["call:1:1", "call:2:1"]);
  expect(await known()).toEqual([]);
});

test("whoever is heard of keeps his work, here and elsewhere", async () => {
  await worker("here", { calls: ["1"], beatAgo: 5 });
  await worker("elsewhere", { calls: ["2"], host: "elsewhere", pid: noPid, beatAgo: 5 });
  await worker("me", { calls: ["3"], beatAgo: 100 });
  expect(await sweep()).toBe(0);
  expect(await givenBack()).toEqual([]);
  expect(await known()).toEqual(["elsewhere", "here", "me"]);
});

test("on this machine a process that is not there any more is known to be dead at once", async () => {
  await worker("gone", { calls: ["1"], pid: noPid });
  await worker("elsewhere", { calls: ["2"], host: "elsewhere", pid: noPid, beatAgo: 100 });
  expect(await sweep(true)).toBe(1);
  expect(await givenBack()).toEqual(["call:1:1"]);
});

test("work of a process that never wrote a heartbeat is not lost", async () => {
  await begun("unheard-of", ["1"]);
  expect(await sweep(true)).toBe(0);
  expect(await sweep()).toBe(1);
});

test("two who sweep at once give nothing out twice", async () => {
  const calls = Array.from({ length: 20 }, (_, at) => String(at + 1));
  await worker("silent", { calls, host: "elsewhere", beatAgo: 11 });
  const taken = await Promise.all([sweep(), sweep(), sweep(), sweep()]);
  expect(taken.reduce((sum, count) => sum + count, 0)).toBe(20);
  expect(await givenBack()).toHaveLength(20);
});

test("work of another version of the flows is left to those who know it", async () => {
  await worker("old", { calls: ["1"], host: "elsewhere", beatAgo: 100 });
  await database.orm.execute(sql`update dbos.workflow_status set application_version = '0'`);
  expect(await sweep()).toBe(0);
  expect(await releaseWork(database, "old")).toBe(0);
  expect(await givenBack()).toEqual([]);
});

test("finished work is never given out again", async () => {
  await worker("silent", { calls: ["1", "2"], host: "elsewhere", beatAgo: 100 });
  await database.orm.execute(sql`update dbos.workflow_status set status = 'SUCCESS' where workflow_uuid = 'call:1:1'`);
  expect(await sweep()).toBe(1);
  expect(await givenBack()).toEqual(["call:2:1"]);
});
