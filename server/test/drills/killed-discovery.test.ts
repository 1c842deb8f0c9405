import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { queueDiscovery } from "../../src/workflows/queue-discovery.ts";
import { testDatabase } from "../database.ts";
import { generateShop } from "../customers/generate-shop.ts";
import { createProduct } from "../product.ts";
import { createEngineTables } from "../workflows/test-engine.ts";
import { type DrillWorker, startWorker } from "./drill.ts";

const database = await testDatabase();
const product = createProduct();
afterAll(() => product.remove());

const customers = 12_000;
const environment = { DATABASE_URL: database.url, LOG_LEVEL: "warn" };

test(
  "with a worker killed in the middle of reading, fitting, placing and writing, a discovery of two is made once and whole",
  { timeout: 300_000 },
  async () => {
    await generateShop(database, customers);
    await createEngineTables(database);
    const workers = new Map<number, DrillWorker>();
    const enlist = async () => {
      const worker = await startWorker(product, environment);
      workers.set(worker.pid, worker);
    };
    await Promise.all([enlist(), enlist()]);

    await discover();
    const calm = await fingerprint();
    expect(calm.profiles).toBe(calm.buyers);

    await queueDiscovery(database, { asOf: null, source: "cli" });
    const killedIn: string[] = [];
    const enlisted: Promise<void>[] = [];
    const killWhoIsAt = async (task: string) => {
      const pid = await whoIsAt(task, workers);
      await workers.get(pid)?.kill();
      workers.delete(pid);
      killedIn.push(task);
      // Nobody waits for the new one: the other worker would be done with the next task meanwhile.
      enlisted.push(enlist());
    };
    await killWhoIsAt("features:");
    await whoIsAt("fit:", workers);
    // Who comes to a held part waits there until killed: the task cannot be over before it is looked at.
    const { first, last } = await one<{ first: number; last: number }>(
      sql`select min(part) as first, max(part) as last from discovery_parts where run_id = 2`,
    );
    const letFirstGo = await holdPart(first);
    await killWhoIsAt("fit:");
    await whoIsAt(`place:${first}`, workers);
    await expect.poll(() => stateOf(`place:${last}`), { timeout: 60_000 }).toBe("SUCCESS");
    const letLastGo = await holdPart(last);
    await killWhoIsAt(`place:${first}`);
    await letFirstGo();
    await killWhoIsAt(`write:${last}`);
    await letLastGo();
    await Promise.all(enlisted);
    await untilDone();
    expect(killedIn).toHaveLength(4);
    expect(await fingerprint()).toEqual(calm);
    const { rows } = await database.orm.execute(sql`select id, state, is_current from discovery_runs order by id`);
    expect(rows).toEqual([
      { id: 1, state: "done", is_current: false },
      { id: 2, state: "done", is_current: true },
    ]);
    for (const worker of workers.values()) expect(await worker.stop(), worker.output()).toBe(0);
  },
);

async function discover(): Promise<void> {
  await queueDiscovery(database, { asOf: null, source: "cli" });
  await untilDone();
}

async function untilDone(): Promise<void> {
  await expect
    .poll(async () => (await one<{ state: string }>(sql`select state from work_items where id = 'discovery'`)).state, {
      timeout: 120_000,
      interval: 200,
    })
    .toBe("done");
}

/** Waits until one of these works on a task whose name begins so. Resolves with the process. */
async function whoIsAt(task: string, workers: ReadonlyMap<number, DrillWorker>): Promise<number> {
  const untilMs = Date.now() + 60_000;
  while (Date.now() < untilMs) {
    const { rows } = await database.orm.execute<{ pid: number }>(sql`
      select w.pid from dbos.workflow_status s join workers w on w.executor_id = s.executor_id
      where s.status = 'PENDING' and s.workflow_uuid like ${`discovery:2:${task}%`}`);
    const found = rows.find(({ pid }) => workers.has(pid));
    if (found) return found.pid;
  }
  throw new Error(`Nobody came to ${task}`);
}

async function stateOf(task: string): Promise<string | undefined> {
  const { rows } = await database.orm.execute<{ status: string }>(
    sql`select status from dbos.workflow_status where workflow_uuid = ${`discovery:2:${task}`}`,
  );
  return rows[0]?.status;
}

/** Nobody else gets on with this part until it is let go. */
async function holdPart(part: number): Promise<() => Promise<void>> {
  const client = await database.pool.connect();
  await client.query("begin");
  await client.query("select from discovery_parts where run_id = 2 and part = $1 for update", [part]);
  return async () => {
    await client.query("rollback");
    client.release();
  };
}

/** Who is what in the current run, whichever order it was written in. */
const fingerprint = () =>
  one<{ profiles: number; buyers: number; places: string }>(sql`
    select count(*) as profiles, (select count(distinct customer_key) from orders where lines > 0) as buyers,
      md5(string_agg(md5(row(customer_key, features, dominant, strength, memberships, ltv)::text), '' order by customer_key))
        as places
    from customer_profiles where run_id = (select id from discovery_runs where is_current)`);

async function one<Row>(query: ReturnType<typeof sql>): Promise<Row> {
  const { rows } = await database.orm.execute(query);
  const [row] = rows as Row[];
  if (!row) throw new Error("There is no such row.");
  return row;
}
