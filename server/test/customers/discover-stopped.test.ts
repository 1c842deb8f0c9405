import { once } from "node:events";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { rebuildRollups } from "../../src/customers/rollups/rebuild-rollups.ts";
import { resetWorkspace } from "../../src/storage/reset-workspace.ts";
import { testDatabase } from "../database.ts";
import { createProduct } from "../product.ts";
import { mixedShop } from "./mixed-shop.ts";
import { placeOrders } from "./place-orders.ts";

const database = await testDatabase();
const product = createProduct();
afterAll(() => product.remove());
const environment = { DATABASE_URL: database.url };
const slow = { timeout: 60_000 };

beforeEach(async () => {
  await resetWorkspace(database);
  await placeOrders(database, mixedShop(60));
  await database.orm.transaction((tx) => rebuildRollups(tx));
});

test(
  "rapport discover ends with its result while earlier months are open, and a server computes them once",
  { timeout: 240_000 },
  async () => {
    // As in a large shop: its past takes long.
    await database.orm.execute(sql`update shop_months set lines = lines + 60000`);
    const release = await hold("insert on segment_snapshots for each row when (new.rebuilt)");
    const found = await product.run(["discover"], environment);
    expect(found, found.stderr).toMatchObject({ code: 0 });
    expect(found.stdout).toMatch(/^Discovery 1, as of 2025-12-31: 60 customers/);
    expect(found.stderr).toMatch(
      /Trends do not go all the way back yet: \d+ earlier month ends are left: the next server computes them, or/,
    );
    expect(await sessions()).toBe(0);

    const server = await product.serve(["--dev"], environment);
    try {
      // What was given back is taken up at once.
      await expect.poll(sessionsThatWait, slow).toBeGreaterThan(0);
      const asked = { axis_name: "purchase_frequency", segment_name: await anySegment(), periods: 24 };
      const { data } = await server.call("calculate_segment_trends", asked);
      expect(data["notice"]).toMatch(
        /Months before \d{4}-\d\d-\d\d are still to be computed: a running server does so/,
      );
      await release();
      await expect.poll(stateOfLookBack, slow).toEqual({ state: "done", run: 1 });
      const whole = await server.call("calculate_segment_trends", asked);
      expect(whole.data["notice"]).toBeNull();
      expect(lengthOf(whole.data)).toBeGreaterThan(lengthOf(data) + 6);
    } finally {
      await server.stop();
    }
  },
);

test(
  "rapport discover that is told to stop in the middle of a step does so at once, and goes on when it is called again",
  { timeout: 240_000 },
  async () => {
    const release = await hold("update of axes on discovery_runs for each row");
    const child = product.start(["discover"], environment);
    let told = "";
    child.stderr?.on("data", (chunk: Buffer) => (told += chunk.toString("utf8")));
    await expect.poll(sessionsThatWait, slow).toBeGreaterThan(0);
    const closed = once(child, "close");
    child.kill("SIGINT");
    expect(await closed).toEqual([1, null]);
    expect(told).toContain("Stopped. The same command goes on from here; so does a running server or worker.");
    expect(told).not.toContain("unexpectedly");
    expect(await sessions()).toBe(0);
    await release();
    const again = await product.run(["discover"], environment);
    expect(again, again.stderr).toMatchObject({ code: 0 });
    expect(again.stderr).toContain("This discovery was under way already: going on with it.");
    expect(again.stdout).toMatch(/^Discovery 1,/);
  },
);

/** Who writes so stays in the middle of it until this is called. */
async function hold(written: string): Promise<() => Promise<void>> {
  await database.orm.execute(
    sql.raw(`
    create or replace function wait_for_test() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock_shared(20090); return new; end $$`),
  );
  await database.orm.execute(
    sql.raw(`create trigger wait_for_test before ${written} execute function wait_for_test()`),
  );
  const client = await database.pool.connect();
  await client.query("select pg_advisory_lock(20090)");
  return async () => {
    await client.query("select pg_advisory_unlock(20090)");
    client.release();
  };
}

const one = async <Row extends Record<string, unknown>>(query: ReturnType<typeof sql>) => {
  const { rows } = await database.orm.execute<Row>(query);
  return rows[0];
};
const count = async (query: ReturnType<typeof sql>) => (await one<{ n: number }>(query))?.n;
const sessions = () =>
  count(sql`
  select count(*) as n from pg_stat_activity where datname = current_database() and application_name like 'rapport tasks %'`);
const sessionsThatWait = () =>
  count(sql`
  select count(*) as n from pg_stat_activity
  where datname = current_database() and application_name like 'rapport tasks %' and wait_event = 'advisory'`);
const stateOfLookBack = () =>
  one<{ state: string; run: number }>(sql`select state, run from work_items where id = 'snapshots'`);
const lengthOf = (trend: Record<string, unknown>) => (trend["history"] as unknown[]).length;
const anySegment = async () =>
  (
    await one<{ segment: string }>(sql`
    select segment from segment_snapshots where axis = 'purchase_frequency' order by as_of desc, members desc limit 1`)
  )?.segment;
