import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { dropOldRuns } from "../src/customers/discovery/drop-old-runs.ts";
import { type Database, openDatabase } from "../src/storage/database.ts";
import { startEmbeddedPostgres } from "../src/storage/embedded/start-embedded-postgres.ts";
import { migrateDatabase } from "../src/storage/migrate.ts";
import { queueDiscovery } from "../src/workflows/queue-discovery.ts";
import { generateShop } from "../test/customers/generate-shop.ts";
import { createProduct, type Product } from "../test/product.ts";
import type { Benchmark, Figure, Scale } from "./bench.ts";
import { peakMemory } from "./peak-memory.ts";
import { largestBackendKib } from "./postgres-memory.ts";
import { startWorker, type Worker } from "./start-worker.ts";

const smaller = 10;
const pollMs = 100;
const stages = [
  "split",
  "outlook",
  "features",
  "fit",
  "place",
  "write",
  "search",
  "describe",
  "index",
  "snapshot",
  "customers",
  "month",
] as const;

/** Discovery of a generated shop, and of one a tenth as large; one worker beside two. */
export const discoveryScaleBenchmark: Benchmark = {
  name: "discovery-scale",
  setting:
    "the real workers as processes on their embedded Postgres; a generated shop of three years, some nine lines a customer",
  async run(scale: Scale) {
    return [
      ...(await measureShop(Math.round(scale.customers / smaller), { twice: false })),
      ...(await measureShop(scale.customers, { twice: true })),
    ];
  },
};

async function measureShop(customers: number, { twice }: { twice: boolean }): Promise<Figure[]> {
  const product = createProduct();
  try {
    const postgres = await startEmbeddedPostgres({ home: product.home });
    const database = await openDatabase({ url: postgres.url, applicationName: "bench" });
    try {
      await migrateDatabase(database);
      const shop = await generateShop(database, customers);
      const size = `${shop.customers.toLocaleString("en")} customers, ${shop.lines.toLocaleString("en")} lines`;
      const one = await discoverWith(product, database, 1);
      const figures: Figure[] = [
        {
          measure: `${size}: discovered by one worker`,
          value: seconds(one.seconds),
          ...within(one.seconds, customers),
        },
        ...one.stages.map(({ stage, busySeconds }) => ({ measure: `  ${stage}`, value: seconds(busySeconds) })),
        {
          measure: "  peak memory of the worker",
          value: one.peak,
          target: "< 1536 MiB",
          met: Number.parseInt(one.peak) < 1536,
        },
        { measure: "  most memory of one process of Postgres", value: one.postgresPeak },
      ];
      if (!twice) return figures;
      await forgetDiscoveries(database);
      const two = await discoverWith(product, database, 2);
      const ratio = one.seconds / two.seconds;
      return [
        ...figures,
        {
          measure: `${size}: discovered by two workers`,
          value: `${seconds(two.seconds)}, ${ratio.toFixed(2)} times as fast`,
          target: ">= 1.6 times",
          met: ratio >= 1.6,
        },
      ];
    } finally {
      await database.close();
      await postgres.stop();
    }
  } finally {
    await product.remove();
  }
}

const within = (taken: number, customers: number) =>
  customers < 1_000_000 ? {} : { target: "< 360 s with its import", met: taken < 360 };

interface Measured {
  seconds: number;
  /** Processor and waiting time of the tasks of each kind, added up over workers. */
  stages: { stage: string; busySeconds: number }[];
  peak: string;
  postgresPeak: string;
}

async function discoverWith(product: Product, database: Database, count: number): Promise<Measured> {
  const workers: Worker[] = [];
  try {
    for (let nth = 0; nth < count; nth += 1) workers.push(await startWorker(product, { LOG_LEVEL: "warn" }));
    const startedMs = performance.now();
    const { flowId } = await queueDiscovery(database, { asOf: null, source: "cli" });
    let postgresKib = 0;
    while ((await stateOf(database)) !== "done") {
      postgresKib = Math.max(postgresKib, largestBackendKib());
      await sleep(pollMs);
    }
    const taken = (performance.now() - startedMs) / 1000;
    const { rows } = await database.orm.execute<{ stage: string; busySeconds: number }>(sql`
      select split_part(substr(workflow_uuid, ${flowId.length + 2}::int), ':', 1) as stage,
        sum(updated_at - started_at_epoch_ms)::float8 / 1000 as "busySeconds"
      from dbos.workflow_status where workflow_uuid like ${`${flowId}:%`} and started_at_epoch_ms is not null group by 1`);
    // What it left for later would take part in the next measurement.
    while (await isAnythingOpen(database)) await sleep(pollMs);
    const known = stages.flatMap((stage) => rows.filter((row) => row.stage === stage));
    const peak = peakMemory(workers[0]?.pid ?? 0);
    return { seconds: taken, stages: known, peak, postgresPeak: `${(postgresKib / 1024).toFixed(0)} MiB` };
  } finally {
    for (const worker of workers) await worker.stop();
  }
}

/** As if there had been none: whoever is measured next has the same to do, and nothing of the one before to clean up. */
async function forgetDiscoveries(database: Database): Promise<void> {
  await database.orm.execute(sql`
    truncate discovery_runs, discovery_parts, archetypes, profile_bases, changed_customers,
      segment_snapshots, archetype_snapshots, customer_snapshots`);
  await dropOldRuns(database);
  await database.orm.execute(sql`checkpoint`);
}

async function stateOf({ orm }: Database): Promise<string> {
  const { rows } = await orm.execute<{ state: string }>(sql`select state from work_items where id = 'discovery'`);
  return rows[0]?.state ?? "unknown";
}

async function isAnythingOpen({ orm }: Database): Promise<boolean> {
  const { rows } = await orm.execute(sql`select from work_items where state = 'queued'`);
  return rows.length > 0;
}

const seconds = (value: number) => `${value.toFixed(1)} s`;
