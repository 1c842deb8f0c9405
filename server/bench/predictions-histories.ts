import { existsSync } from "node:fs";
import { join } from "node:path";
import type { PurchaseHistory } from "../src/customers/backtest/purchase-history.ts";
import { importOrders } from "../src/customers/orders/import-orders.ts";
import { readPurchaseHistory } from "../src/customers/outlook/read-purchase-history.ts";
import { loadSampleShop } from "../src/customers/samples/load-sample-shop.ts";
import { withWorkspace } from "./with-workspace.ts";

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
  const { file } = source;
  if (file !== null && !existsSync(join(realData, file))) return null;
  return withWorkspace(async (deps, home) => {
    if (file === null) {
      await loadSampleShop(deps, { folder: join(project, "content/samples/shop"), onProgress: () => {} });
    } else {
      const products = source.products === undefined ? undefined : join(realData, source.products);
      const options = { file: join(realData, file), map: source.map, products, strict: false, dataFolder: home };
      await importOrders(options, deps, () => {});
    }
    return readPurchaseHistory(deps.database, { asOf: source.lastDay, most: 1_000_000 });
  });
}
