import { sql } from "drizzle-orm";
import type { ClientBase } from "pg";
import type { Database } from "../../storage/database.ts";
import { holdOrders } from "../discovery/hold-orders.ts";
import { refreshProfilesWithin } from "../profiles/refresh-profiles-within.ts";
import { keepRollups } from "../rollups/keep-rollups.ts";
import { rebuildRollups } from "../rollups/rebuild-rollups.ts";
import type { MergeOptions } from "./merge-known-orders.ts";
import { noteChangedCustomers } from "./note-changed-customers.ts";
import type { StagedCounts } from "./stage-orders.ts";
import { storeStagedOrders, type StoredCounts } from "./store-staged-orders.ts";

/** Orders up to which the months they touch are kept up to date, instead of all being computed anew. */
const fewOrders = 500;
/** Customers beyond which all profiles are computed in one pass. */
const fewCustomers = 2_000;

/**
 * Merges what is staged, and brings the figures by month and the profiles of whose orders changed along, all in the
 * caller's transaction: after a kill at any moment nothing of the file is in and nothing is left to mend.
 */
export async function mergeStagedOrders(
  client: ClientBase,
  tx: Pick<Database["orm"], "execute">,
  staged: StagedCounts,
  options: MergeOptions,
  onStage: (share: number, message: string) => void,
): Promise<StoredCounts> {
  await holdOrders(tx);
  onStage(0, `merging ${staged.lines} lines`);
  const store = () => storeStagedOrders(client, staged, options);
  const stored = staged.orders <= fewOrders ? await keepRollups(tx, await readStagedIds(client), store) : await store();
  if (stored.newOrders + stored.changedOrders === 0) return stored;
  onStage(0.5, "adding up months");
  if (staged.orders > fewOrders) await rebuildRollups(tx);
  const { rows } = await client.query<{ key: number }>(
    `select customer_key as key from touched_customers order by 1 limit ${fewCustomers + 1}`,
  );
  const customerKeys = rows.map(({ key }) => key);
  await refreshProfilesWithin(tx, customerKeys.length > fewCustomers ? { all: true } : { customerKeys }, (share) =>
    onStage(0.7 + share * 0.3, "refreshing profiles"),
  );
  await noteChangedCustomers(tx, sql`select customer_key from touched_customers`);
  return stored;
}

async function readStagedIds(client: ClientBase): Promise<{ orderIds: string[]; customerIds: string[] }> {
  const { rows } = await client.query<{ id: string; customer_id: string | null }>(
    "select id, customer_id from staged_orders",
  );
  return { orderIds: rows.map(({ id }) => id), customerIds: rows.flatMap((row) => row.customer_id ?? []) };
}
