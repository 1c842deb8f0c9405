import { refreshProfiles } from "../../src/customers/profiles/refresh-profiles.ts";
import { rebuildRollups } from "../../src/customers/rollups/rebuild-rollups.ts";
import type { Database } from "../../src/storage/database.ts";
import { type PlacedOrder, placeOrders } from "./place-orders.ts";

/** A shop with its months and profiles, as an import leaves it. */
export async function seedShop(
  database: Database,
  orders: PlacedOrder[],
  settings?: Parameters<typeof placeOrders>[2],
): Promise<void> {
  await placeOrders(database, orders, settings);
  await database.orm.transaction((tx) => rebuildRollups(tx));
  await refreshProfiles(database, { all: true });
}
