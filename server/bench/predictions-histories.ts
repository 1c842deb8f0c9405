import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PurchaseHistory } from "../src/customers/backtest/purchase-history.ts";
import type { CustomersDeps } from "../src/customers/deps.ts";
import { importOrders } from "../src/customers/orders/import-orders.ts";
import { readPurchaseHistory } from "../src/customers/outlook/read-purchase-history.ts";
import { loadSampleShop } from "../src/customers/samples/load-sample-shop.ts";
import { openDatabase } from "../src/storage/database.ts";
import { startEmbeddedPostgres } from "../src/storage/embedded/start-embedded-postgres.ts";
import { migrateDatabase } from "../src/storage/migrate.ts";

const project = join(import.meta.dirname, "../..");
export const realData = join(process.env.RAPPORT_DATA ?? join(project, "../shared/data"), "customers");

/** A real shop's file with its map, or the sample shop. */
export interface HistorySource {
  file: string | null;
  map: string;
  products?: string;
  lastDay: string;
}

/** All purchases of a shop, read as the product reads them; null when its file is not there. */
export async function readHistory(source: HistorySource): Promise<PurchaseHistory | null> {
  if (source.file !== null && !existsSync(join(realData, source.file))) return null;
  const home = mkdtempSync(join(tmpdir(), "rapport-bench-predictions-"));
  chmodSync(home, 0o755);
  const settings = { fsync: "off", full_page_writes: "off", synchronous_commit: "off" };
  const postgres = await startEmbeddedPostgres({ home, settings });
  try {
    return await importHistory(postgres.url, source, home);
  } finally {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function importHistory(url: string, source: HistorySource, dataFolder: string): Promise<PurchaseHistory> {
  const database = await openDatabase({ url, applicationName: "bench", maxConnections: 4 });
  try {
    await migrateDatabase(database);
    const deps: CustomersDeps = {
      database,
      clock: { now: () => new Date("2026-11-16T12:00:00Z") },
      log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
      orderMapsFolder: join(project, "content/order-maps"),
    };
    if (source.file === null) {
      await loadSampleShop(deps, { folder: join(project, "content/samples/shop"), onProgress: () => {} });
    } else {
      const file = join(realData, source.file);
      const products = source.products === undefined ? undefined : join(realData, source.products);
      await importOrders({ file, map: source.map, products, strict: false, dataFolder }, deps, () => {});
    }
    return await readPurchaseHistory(database, { asOf: source.lastDay, most: 1_000_000 });
  } finally {
    await database.close();
  }
}
