import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { recordOrder } from "../src/customers/orders/record-order.ts";
import { type Database, openDatabase } from "../src/storage/database.ts";
import { startEmbeddedPostgres } from "../src/storage/embedded/start-embedded-postgres.ts";
import { createProduct, type Product, type Served } from "../test/product.ts";
import type { Benchmark, Figure, Scale } from "./bench.ts";
import { peakMemory } from "./peak-memory.ts";
import { runMeasured } from "./run-measured.ts";
import { measureProfiles, measureQuestions } from "./shop-questions.ts";
import { writeOrdersFile } from "./write-orders-file.ts";

const data = join(process.env.RAPPORT_DATA ?? join(import.meta.dirname, "../../../shared/data"), "customers");
const smaller = 10;
const largestMib = 1536;
const liveOrders = 20;
const discovered = "archetypes, in ";

/** A file of real orders to living profiles, as a user does it. */
export const realShopBenchmark: Benchmark = {
  name: "shop-real",
  setting: "the real commands as processes, on their embedded Postgres; Online Retail II",
  run: () => withProduct(measureRealShop),
};

/** The same at size and at a tenth of it; then asked through REST, and ordered live. */
export const shopScaleBenchmark: Benchmark = {
  name: "shop-scale",
  setting:
    "the real commands and the real server as processes, on their embedded Postgres; generated shops of three years, some ten lines a customer",
  async run({ customers }: Scale, tell) {
    const small = await measureGenerated(Math.round(customers / smaller), { asks: false, tell });
    const large = await measureGenerated(customers, { asks: true, tell });
    return [
      ...small.figures,
      ...large.figures,
      {
        measure: `${smaller} times as many customers take so much longer, imported and discovered`,
        value: `${(large.seconds / small.seconds).toFixed(1)} times`,
      },
    ];
  },
};

async function measureRealShop(product: Product): Promise<Figure[]> {
  const file = join(data, "online_retail_ii.csv.gz");
  if (!existsSync(file)) return [{ measure: "Online Retail II", value: "skipped: its file is not in RAPPORT_DATA" }];
  await runMeasured(product, ["tools"]);
  const products = join(data, "online_retail_ii_products.csv.gz");
  const { figures } = await importAndDiscover(product, "Online Retail II, 1.04 million lines", {
    args: [file, "--map", "online-retail-ii", "--products", products],
    withinSeconds: 30,
  });
  return figures;
}

async function measureGenerated(
  customers: number,
  { asks, tell }: { asks: boolean; tell: (figures: Figure[]) => void },
): Promise<{ seconds: number; figures: Figure[] }> {
  const folder = mkdtempSync(join(tmpdir(), "rapport-bench-shop-"));
  try {
    const written = await writeOrdersFile(folder, customers);
    const size = `${customers.toLocaleString("en")} customers, ${written.lines.toLocaleString("en")} lines, ${(written.bytes / 1e6).toFixed(0)} MB`;
    return await withProduct(async (product) => {
      await runMeasured(product, ["tools"]);
      const { seconds, figures } = await importAndDiscover(product, size, {
        args: [written.file, "--map", written.map],
        ...(customers >= 1_000_000 ? { withinSeconds: 360 } : {}),
      });
      tell(figures);
      if (!asks) return { seconds, figures };
      return { seconds, figures: [...figures, ...(await askAndOrder(product, customers, tell))] };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function importAndDiscover(
  product: Product,
  size: string,
  { args, withinSeconds }: { args: string[]; withinSeconds?: number },
): Promise<{ seconds: number; figures: Figure[] }> {
  const imported = await runMeasured(product, ["import", "orders", ...args]);
  const found = await runMeasured(product, ["discover"], discovered);
  const seconds = imported.seconds + found.secondsToMarker;
  const peak = Math.max(imported.peakMib, found.peakMib);
  return {
    seconds,
    figures: [
      {
        measure: `${size}: imported and discovered`,
        value: `${seconds.toFixed(1)} s`,
        ...(withinSeconds === undefined ? {} : { target: `< ${withinSeconds} s`, met: seconds < withinSeconds }),
      },
      { measure: "  imported, with months and first profiles", value: describe(imported, imported.seconds) },
      { measure: "  discovered", value: describe(found, found.secondsToMarker) },
      {
        measure: "  most memory of the process",
        value: `${peak.toFixed(0)} MiB`,
        target: `< ${largestMib} MiB`,
        met: peak < largestMib,
      },
    ],
  };
}

const describe = ({ peakMib, postgresPeakMib }: { peakMib: number; postgresPeakMib: number }, seconds: number) =>
  `${seconds.toFixed(1)} s, at most ${peakMib.toFixed(0)} MiB, and ${postgresPeakMib.toFixed(0)} MiB in a process of Postgres`;

async function askAndOrder(product: Product, customers: number, tell: (figures: Figure[]) => void): Promise<Figure[]> {
  const startedMs = performance.now();
  const served = await product.serve(["--dev"], { LOG_LEVEL: "warn" });
  try {
    const figures: Figure[] = [];
    const keep = (more: Figure[]) => {
      figures.push(...more);
      tell(more);
    };
    keep(await measureProfiles(served, customers, ", while the past is looked back at"));
    await withDatabaseOf(product, untilNothingIsOpen);
    const seconds = (performance.now() - startedMs) / 1000;
    keep([{ measure: "  looked back at past months, beside being asked", value: `${seconds.toFixed(1)} s` }]);
    figures.push(...(await measureQuestions(served, customers, tell)));
    keep([await withDatabaseOf(product, (database) => measureLiveOrders(database, served, customers))]);
    return [...figures, { measure: "  peak memory of the server", value: peakMemory(served.pid) }];
  } finally {
    await served.stop();
  }
}

/** From a live order to the profile that REST shows, beside the server. */
async function measureLiveOrders(database: Database, served: Served, customers: number): Promise<Figure> {
  const taken: number[] = [];
  for (let nth = 0; nth < liveOrders; nth += 1) {
    const id = String(1 + ((nth * 104_729) % customers));
    const before = await ordersOf(served, id);
    const startedMs = performance.now();
    await recordOrder(
      {
        id: `live-${nth}`,
        customer: { id, email: null, name: null },
        orderedAt: new Date("2026-02-01T10:00:00Z"),
        currency: "EUR",
        lines: [1, 2, 3].map((line) => ({ productId: `sku-${nth * 3 + line}`, quantity: 1, total: 20 })),
      },
      { database },
    );
    if ((await ordersOf(served, id)) !== before + 1) throw new Error("A live order did not change its customer.");
    taken.push(performance.now() - startedMs);
  }
  taken.sort((a, b) => a - b);
  const longest = taken.at(-1) ?? NaN;
  return {
    measure: "  a live order until the profile shows it",
    value: `p50 ${taken[taken.length >> 1]?.toFixed(0)} ms, most ${longest.toFixed(0)} ms`,
    target: "< 2 s",
    met: longest < 2_000,
  };
}

async function untilNothingIsOpen({ orm }: Database): Promise<void> {
  const open = async () => (await orm.execute(sql`select from work_items where state = 'queued'`)).rows.length;
  while ((await open()) > 0) await sleep(500);
}

async function withDatabaseOf<Result>(
  { home }: Product,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const postgres = await startEmbeddedPostgres({ home });
  const database = await openDatabase({ url: postgres.url, applicationName: "bench" });
  try {
    return await work(database);
  } finally {
    await database.close();
    await postgres.stop();
  }
}

async function ordersOf(served: Served, customerId: string): Promise<number> {
  const { data } = await served.call("get_customer_profile", { customer_id: customerId });
  return (data["metrics"] as { order_count: number }).order_count;
}

async function withProduct<Result>(work: (product: Product) => Promise<Result>): Promise<Result> {
  const product = createProduct();
  try {
    return await work(product);
  } finally {
    await product.remove();
  }
}
