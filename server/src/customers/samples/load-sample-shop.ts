import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { DateTime } from "luxon";
import type { Progress } from "../../core/tool.ts";
import type { Database } from "../../storage/database.ts";
import type { CustomersDeps } from "../deps.ts";
import { importOrders } from "../orders/import-orders.ts";
import type { ImportReport } from "../orders/import-report.ts";
import { readCatalog } from "./catalog.ts";
import { generateShop } from "./generate-shop.ts";
import { writeShopFile } from "./write-shop-file.ts";

/** Under this name the sample shop stands among the imports. */
const sampleShopFile = "sample-quilting-shop.csv";

/** Where the shop's days begin; its order map says the same. */
const timezone = "America/Chicago";
const size = { customers: 5000, years: 3, seed: 20 } as const;

/** True while no order was ever imported or sent here. */
export async function hasNoOrders({ orm }: Pick<Database, "orm">): Promise<boolean> {
  const { rows } = await orm.execute<{ empty: boolean }>(
    sql`select not exists (select from orders) and not exists (select from order_imports) as empty`,
  );
  return rows[0]?.empty ?? false;
}

/** True when the sample shop is here and nothing else. */
export async function isSampleShop({ orm }: Pick<Database, "orm">): Promise<boolean> {
  const { rows } = await orm.execute<{ sample: boolean }>(
    sql`select coalesce(bool_and(file = ${sampleShopFile}), false) as sample from order_imports`,
  );
  return rows[0]?.sample ?? false;
}

/**
 * Writes the sample shop, ending yesterday, to a file and imports it as any other file of orders. The same day gives
 * the same shop. Call it in an empty workspace.
 */
export async function loadSampleShop(
  deps: CustomersDeps,
  { folder, onProgress }: { /** content/samples/shop */ folder: string; onProgress: (progress: Progress) => void },
): Promise<ImportReport> {
  const yesterday = DateTime.fromJSDate(deps.clock.now(), { zone: timezone }).minus({ days: 1 }).toFormat("yyyy-MM-dd");
  const workFolder = await mkdtemp(join(tmpdir(), "rapport-sample-shop-"));
  try {
    const file = join(workFolder, sampleShopFile);
    const orders = generateShop({ catalog: readCatalog(join(folder, "catalog.yaml")), lastDay: yesterday, ...size });
    await breathe();
    await writeShopFile(file, orders);
    const map = join(folder, "order-map.yaml");
    return await importOrders(
      { file, map, products: undefined, strict: true, dataFolder: workFolder },
      deps,
      onProgress,
    );
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}
