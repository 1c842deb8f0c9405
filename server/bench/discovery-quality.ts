import { existsSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { DateTime } from "luxon";
import type { CustomersDeps } from "../src/customers/deps.ts";
import { setProfileBasis } from "../src/customers/features/profile-basis.ts";
import { prepareForBulk } from "../src/customers/features/prepare-for-bulk.ts";
import { selectProfiles } from "../src/customers/features/select-profiles.ts";
import { importOrders } from "../src/customers/orders/import-orders.ts";
import { loadSampleShop } from "../src/customers/samples/load-sample-shop.ts";
import type { Benchmark, Figure } from "./bench.ts";
import { compareDiscoveries, type Profiles } from "./compare-discoveries.ts";
import { measureFuzzyClusters } from "./fuzzy-clusters.ts";
import { withWorkspace } from "./with-workspace.ts";

const project = join(import.meta.dirname, "../..");
const data = join(process.env.RAPPORT_DATA ?? join(project, "../shared/data"), "customers");

interface Shop {
  name: string;
  /** What it is read from; none for the sample shop. */
  file: string | null;
  load: (deps: CustomersDeps, home: string) => Promise<unknown>;
}

const realShop = (name: string, map: string, file: string, products?: string): Shop => ({
  name,
  file: join(data, file),
  load: (deps, dataFolder) =>
    importOrders(
      {
        file: join(data, file),
        map,
        products: products === undefined ? undefined : join(data, products),
        strict: false,
        dataFolder,
      },
      deps,
      () => {},
    ),
});

const shops: Shop[] = [
  realShop("Online Retail II", "online-retail-ii", "online_retail_ii.csv.gz", "online_retail_ii_products.csv.gz"),
  realShop("Complete Journey", "complete-journey", "complete_journey_sample.csv.gz"),
  {
    name: "Sample shop",
    file: null,
    load: (deps) => loadSampleShop(deps, { folder: join(project, "content/samples/shop"), onProgress: () => {} }),
  },
];

async function readProfiles({ database: { orm } }: CustomersDeps, asOf: string): Promise<Profiles> {
  const rows = await orm.transaction(async (tx) => {
    const basis = await setProfileBasis(tx, { runId: 0, asOf });
    await prepareForBulk(tx);
    const { rows } = await tx.execute<{ key: number; features: number[] }>(sql`
      select p.customer_key as key, p.features::float8[] as features
      from (${selectProfiles(basis, { from: 0, below: 2 ** 31 - 1 })}) p
      join customers c on c.key = p.customer_key order by hashtextextended(c.id, 0), c.id`);
    return rows;
  });
  return {
    keys: rows.map(({ key }) => key),
    features: Float64Array.from(rows.flatMap(({ features }) => features)),
  };
}

async function measureShop({ name, load }: Shop): Promise<Figure[]> {
  return withWorkspace(async (deps, home) => {
    await load(deps, home);
    const { rows } = await deps.database.orm.execute<{ last: string }>(sql`
      select max(ordered_on)::text as last from orders where lines > 0 and not cancelled and customer_key is not null`);
    const last = DateTime.fromISO(rows[0]?.last ?? "", { zone: "utc" });
    const before = await readProfiles(deps, last.minus({ months: 1 }).toISODate() ?? "");
    return compareDiscoveries(name, before, await readProfiles(deps, last.toISODate() ?? ""));
  });
}

async function measureShops(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const shop of shops) {
    if (shop.file !== null && !existsSync(shop.file)) {
      figures.push({ measure: shop.name, value: "skipped: its file is not in RAPPORT_DATA" });
      continue;
    }
    figures.push(...(await measureShop(shop)));
  }
  return figures;
}

export const discoveryQualityBenchmark: Benchmark = {
  name: "discovery-quality",
  setting:
    "real orders and those of the sample shop, segments and archetypes found as of the last day and a month before; a month apart: the same customers as of the last day, placed by either",
  run: async () => [...measureFuzzyClusters(), ...(await measureShops())],
};
