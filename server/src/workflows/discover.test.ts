import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mixedShop } from "../../test/customers/mixed-shop.ts";
import { placeOrders } from "../../test/customers/place-orders.ts";
import { testDatabase } from "../../test/database.ts";
import { createEngineTables, engineBench, readFlows } from "../../test/workflows/test-engine.ts";
import { rebuildRollups } from "../customers/rollups/rebuild-rollups.ts";
import { resetWorkspace } from "../storage/reset-workspace.ts";
import { queueDiscovery, queueRebuild } from "./queue-discovery.ts";
import { retryFlow } from "./retry-flow.ts";

const database = await testDatabase();
const bench = engineBench(database);
const rowsOf = async (query: ReturnType<typeof sql>) => (await database.orm.execute(query)).rows;
/** Flows of one name are remembered by the engine of this process: each test goes on counting runs. */
let run = 0;

beforeAll(() => createEngineTables(database));
beforeEach(() => resetWorkspace(database));

async function fill(customers: number): Promise<void> {
  await placeOrders(database, mixedShop(customers));
  await database.orm.transaction((tx) => rebuildRollups(tx));
}

async function ask(asOf: string | null): Promise<void> {
  const { flowId } = await queueDiscovery(database, { asOf, source: "cli" });
  expect(flowId).toBe(`discovery:${(run += 1)}`);
}

describe("a discovery", () => {
  beforeEach(async () => {
    // As if all that ran before had been forgotten but its number.
    await database.orm.execute(sql`
      insert into work_items (id, kind, title, source, state, run) values ('discovery', 'discovery', '', 'cli', 'done', ${run})`);
  });

  test("that is asked for is made by who works, with the day's figures and those of the months before", async () => {
    await fill(60);
    await ask(null);
    await bench.start();
    await bench.itemIs("discovery", { state: "done" });
    expect(await rowsOf(sql`select state, is_current, customers, pinned from discovery_runs`)).toEqual([
      { state: "done", is_current: true, customers: 60, pinned: false },
    ]);
    expect(await rowsOf(sql`select count(*) as n from customer_profiles where archetype_no is not null`)).toEqual([
      { n: 60 },
    ]);
    expect(await rowsOf(sql`select count(*) as n from customer_snapshots`)).toEqual([{ n: 60 }]);
    const months = await rowsOf(sql`select distinct as_of, rebuilt from segment_snapshots order by 1 desc limit 3`);
    expect(months).toEqual([
      { as_of: "2025-12-31", rebuilt: false },
      { as_of: "2025-11-30", rebuilt: true },
      { as_of: "2025-10-31", rebuilt: true },
    ]);
    expect(await rowsOf(sql`select * from work_items where id = 'snapshots'`)).toEqual([]);
  });

  test("of too few is skipped with the reason", async () => {
    await fill(12);
    await ask("2025-12-31");
    await bench.start();
    const { reason } = await bench.itemIs("discovery", { state: "skipped" });
    expect(reason).toContain("12 customers have ordered up to 2025-12-31; segments need at least 30");
  });

  test("that is under way is joined for the same day, and told of for another", async () => {
    await fill(40);
    await ask("2025-12-01");
    expect(await queueDiscovery(database, { asOf: "2025-12-01", source: "cli" })).toEqual({
      flowId: `discovery:${run}`,
      fresh: false,
    });
    await expect(queueDiscovery(database, { asOf: null, source: "cli" })).rejects.toThrow(
      "Discovery as of 2025-12-01 is under way",
    );
    await bench.start();
    await bench.itemIs("discovery", { state: "done" });
    expect(await rowsOf(sql`select as_of, pinned from discovery_runs`)).toEqual([
      { as_of: "2025-12-01", pinned: true },
    ]);
  });

  test("that failed is made again for the day it was asked for", async () => {
    await fill(40);
    await database.orm.execute(sql`
      update work_items set state = 'failed', title = 'Discovery as of 2025-12-15' where id = 'discovery'`);
    await retryFlow(database, "discovery", { now: new Date(), syncLookbackHours: 26 });
    run += 1;
    await bench.start();
    await bench.itemIs("discovery", { state: "done" });
    expect(await rowsOf(sql`select as_of from discovery_runs`)).toEqual([{ as_of: "2025-12-15" }]);
  });

  test("leaves the months that take long to a flow of their own, which ends with all of them", async () => {
    await fill(40);
    await database.orm.execute(sql`update shop_months set lines = lines + 60000`);
    await ask(null);
    await bench.start();
    await bench.itemIs("discovery", { state: "done" });
    await bench.itemIs("snapshots", { state: "done" });
    const [kept] = await rowsOf(sql`
      select count(distinct as_of) as ends from segment_snapshots where rebuilt and run_id = 1`);
    expect(kept?.["ends"]).toBeGreaterThan(12);
  });
});

test("past snapshots that are asked for are all made anew", async () => {
  await fill(40);
  await database.orm.execute(sql`
    insert into work_items (id, kind, title, source, state, run) values ('discovery', 'discovery', '', 'cli', 'done', ${run}),
      ('snapshots', 'snapshots', '', 'cli', 'done', 100)`);
  await ask(null);
  await bench.start();
  await bench.itemIs("discovery", { state: "done" });
  await database.orm.execute(sql`update segment_snapshots set members = 0 where rebuilt`);
  await queueRebuild(database, { months: 3, scope: "all", source: "cli" });
  await bench.itemIs("snapshots", { state: "done" });
  expect(
    await rowsOf(sql`
      select as_of from segment_snapshots where run_id = 1 and rebuilt group by 1 having sum(members) > 0 order by 1 desc`),
  ).toEqual([{ as_of: "2025-11-30" }, { as_of: "2025-10-31" }, { as_of: "2025-09-30" }]);
  const ends = async () => [...new Set((await readFlows(database)).map(({ status }) => status))];
  await expect.poll(ends, { timeout: 10_000 }).toEqual(["SUCCESS"]);
});
