import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { axes } from "../../src/customers/axes.ts";
import { beginRun } from "../../src/customers/discovery/begin-run.ts";
import { computePartFeatures } from "../../src/customers/discovery/compute-part-features.ts";
import { listParts } from "../../src/customers/discovery/list-parts.ts";
import { splitRun } from "../../src/customers/discovery/split-run.ts";
import { takeSample } from "../../src/customers/discovery/take-sample.ts";
import { isConnectionFailure } from "../../src/storage/is-connection-failure.ts";
import type { CustomersWork } from "../../src/workflows/open-customers-work.ts";
import { generateShop } from "../customers/generate-shop.ts";
import { testDatabase } from "../database.ts";
import { createProduct } from "../product.ts";

const database = await testDatabase();
const product = createProduct();
afterAll(() => product.remove());
const opened: CustomersWork[] = [];
afterAll(() => Promise.all(opened.map((work) => work.breakOff())));
let runId = 0;

beforeAll(async () => {
  // Whatever the command is, it compiles first: a thread runs what is compiled.
  await product.run(["--help"]);
  await generateShop(database, 15_000);
  const begun = await beginRun(database, { key: "thread", asOf: null });
  if ("refused" in begun) throw new Error(begun.refused);
  ({ runId } = begun);
  await splitRun(database, runId);
  for (const part of await listParts(database, runId)) await computePartFeatures(database, { runId, part });
  await takeSample(database, runId);
});

async function open(inThread: boolean): Promise<CustomersWork> {
  const compiled = new URL("../../dist/workflows/open-customers-work.js", import.meta.url).href;
  const { openCustomersWork } = (await import(compiled)) as typeof import("../../src/workflows/open-customers-work.ts");
  const work = await openCustomersWork({ database, executorId: `test ${opened.length}`, inThread });
  opened.push(work);
  return work;
}

const modelOf = async (axis: number) =>
  (await database.orm.execute(sql`select axes -> ${axis}::int as model from discovery_runs where id = ${runId}`))
    .rows[0];

test("what is computed in a thread is what is computed here, and keeps this thread free", async () => {
  const fit = { task: "fit", runId, axis: axes.indexOf("purchase_value") } as const;
  const busyMs = async (inThread: boolean) => {
    const { deps } = await open(inThread);
    // The first loads the code.
    await deps.performTask({ task: "fit", runId, axis: 0 });
    const before = performance.eventLoopUtilization();
    await deps.performTask(fit);
    return { ms: performance.eventLoopUtilization(before).active, model: await modelOf(fit.axis) };
  };
  const here = await busyMs(false);
  const aside = await busyMs(true);
  expect(aside.model).toEqual(here.model);
  expect(aside.ms).toBeLessThan(here.ms / 4);
});

describe.each([
  ["in a thread", true],
  ["here", false],
])("a task %s", (_, inThread) => {
  test("fails as it does anywhere, and the next one is performed", async () => {
    const { deps } = await open(inThread);
    const failing = deps.performTask({ task: "fit", runId, axis: 99 });
    await expect(failing).rejects.toThrow("There is no axis 99.");
    await expect(deps.performTask({ task: "fit", runId, axis: 0 })).resolves.toBeNull();
  });

  test("whose connection is lost says so, so that it is tried again", async () => {
    const { deps } = await open(inThread);
    const release = await holdRun();
    const lost = deps.performTask({ task: "fit", runId, axis: 0 }).catch((error: unknown) => error);
    await expect.poll(waiting, { timeout: 20_000 }).toBe(1);
    await database.orm.execute(sql`
      select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'rapport tasks %' and wait_event_type = 'Lock'`);
    expect(isConnectionFailure(await lost)).toBe(true);
    await release();
    await expect(deps.performTask({ task: "fit", runId, axis: 0 })).resolves.toBeNull();
  });

  test("that is broken off ends at once, in Postgres too, and leaves nothing; no other begins", async () => {
    const { deps, breakOff } = await open(inThread);
    const before = await modelOf(1);
    const release = await holdRun();
    const broken = deps.performTask({ task: "fit", runId, axis: 1 }).catch((error: unknown) => error);
    await expect.poll(waiting, { timeout: 20_000 }).toBe(1);
    await breakOff();
    expect(await waiting()).toBe(0);
    const error = await broken;
    expect(deps.stop.aborted).toBe(true);
    expect(inThread ? String(error) : isConnectionFailure(error)).toBe(
      inThread ? "Stopping: This process is stopping." : true,
    );
    await expect(deps.performTask({ task: "fit", runId, axis: 1 })).rejects.toThrow(/stopping|Failed query/);
    await release();
    expect(await modelOf(1)).toEqual(before);
  });
});

test("a task in a thread whose database is not there says so, so that it is tried again", async () => {
  const { url } = database;
  const nowhere = new URL(url);
  nowhere.port = "1";
  const compiled = new URL("../../dist/workflows/open-task-thread.js", import.meta.url).href;
  const { openTaskThread } = (await import(compiled)) as typeof import("../../src/workflows/open-task-thread.ts");
  const thread = openTaskThread({ url: nowhere.href, applicationName: "nobody" });
  const failed = await thread.performTask({ task: "fit", runId, axis: 0 }).catch((error: unknown) => error);
  expect(isConnectionFailure(failed)).toBe(true);
  await thread.close();
});

/** Nobody changes the run until it is let go, at the end of the test at the latest. */
async function holdRun(): Promise<() => Promise<void>> {
  const client = await database.pool.connect();
  await client.query("begin");
  await client.query("select from discovery_runs where id = $1 for update", [runId]);
  let isHeld = true;
  const release = async () => {
    if (!isHeld) return;
    isHeld = false;
    await client.query("rollback");
    client.release();
  };
  onTestFinished(release);
  return release;
}

async function waiting(): Promise<number> {
  const { rows } = await database.orm.execute<{ n: number }>(sql`
    select count(*) as n from pg_stat_activity where application_name like 'rapport tasks %' and wait_event_type = 'Lock'`);
  return rows[0]?.n ?? 0;
}
