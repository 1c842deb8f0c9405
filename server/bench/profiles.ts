import { recordOrder } from "../src/customers/orders/record-order.ts";
import { loadProfile } from "../src/customers/profiles/load-profile.ts";
import { refreshProfiles } from "../src/customers/profiles/refresh-profiles.ts";
import { rebuildRollups } from "../src/customers/rollups/rebuild-rollups.ts";
import { type Database, openDatabase } from "../src/storage/database.ts";
import { startEmbeddedPostgres } from "../src/storage/embedded/start-embedded-postgres.ts";
import { migrateDatabase } from "../src/storage/migrate.ts";
import { generateShop } from "../test/customers/generate-shop.ts";
import { createProduct } from "../test/product.ts";
import type { Benchmark, Figure, Scale } from "./bench.ts";

const lookUps = 500;
const liveOrders = 100;
/** Days after everything generated. */
const liveAt = new Date("2026-02-01T10:00:00Z");

/** Profiles and months of a generated shop: all at once, and with one order more, beside computing them anew. */
export const profilesBenchmark: Benchmark = {
  name: "profiles",
  setting: "in this process, on a real embedded Postgres; a generated shop of three years",
  async run({ customers }: Scale) {
    const product = createProduct();
    try {
      const postgres = await startEmbeddedPostgres({ home: product.home });
      const database = await openDatabase({ url: postgres.url, applicationName: "bench" });
      try {
        await migrateDatabase(database);
        return await measure(database, customers);
      } finally {
        await database.close();
        await postgres.stop();
      }
    } finally {
      await product.remove();
    }
  },
};

async function measure(database: Database, customers: number): Promise<Figure[]> {
  const shop = await generateShop(database, customers);
  const size = `${shop.customers.toLocaleString("en")} customers, ${shop.lines.toLocaleString("en")} lines`;
  const monthsMs = await timed(() => database.orm.transaction(rebuildRollups));
  const profilesMs = await timed(() => refreshProfiles(database, { all: true }));
  // As it is after a while: Postgres has gathered statistics of what was written.
  await database.pool.query("vacuum analyze customer_profiles");
  const someone = (nth: number) => `customer-${1 + ((nth * 7_919) % shop.customers)}`;
  const found = await repeat(lookUps, (nth) => loadProfile(database, someone(nth)));
  const unknown = await repeat(liveOrders, (nth) => loadProfile(database, `${someone(nth)}x`).catch(() => null));
  const recorded = await repeat(liveOrders, (nth) =>
    recordOrder(
      {
        id: `live-${nth}`,
        customer: { id: someone(nth), email: null, name: null },
        orderedAt: liveAt,
        currency: "EUR",
        lines: [1, 2, 3].map((line) => ({ productId: `sku-${nth * 3 + line}`, quantity: 1, total: 20 })),
      },
      { database },
    ),
  );
  return [
    { measure: `${size}: months, products and cohorts computed anew`, value: `${(monthsMs / 1000).toFixed(1)} s` },
    { measure: "  all profiles computed anew", value: `${(profilesMs / 1000).toFixed(1)} s` },
    {
      measure: "  one live order, with its months and its customer's profile",
      value: describe(recorded),
      target: "p99 < 2 s",
      met: quantile(recorded, 0.99) < 2_000,
    },
    {
      measure: "  one profile looked up",
      value: describe(found),
      target: "p99 < 10 ms",
      met: quantile(found, 0.99) < 10,
    },
    { measure: "  the nearest ids to an unknown one", value: describe(unknown) },
  ];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

/** Milliseconds of each, ascending; the first few, which open connections, are not counted. */
async function repeat(times: number, work: (nth: number) => Promise<unknown>): Promise<number[]> {
  const warmUps = 5;
  const taken: number[] = [];
  for (let nth = 0; nth < times + warmUps; nth += 1) taken.push(await timed(() => work(nth)));
  return taken.slice(warmUps).toSorted((a, b) => a - b);
}

const quantile = (ascending: number[], share: number) =>
  ascending[Math.min(ascending.length - 1, Math.floor(share * ascending.length))] ?? NaN;
const describe = (taken: number[]) =>
  `p50 ${quantile(taken, 0.5).toFixed(1)} ms, p99 ${quantile(taken, 0.99).toFixed(1)} ms`;
