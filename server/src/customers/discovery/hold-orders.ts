import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";

/** Held by an import while it merges, and by a live order while it is stored. */
const ordersLock = 7_261_510;

/** Waits for whoever is writing orders, and lets nobody else write any until the transaction is over. */
export async function holdOrders(tx: Pick<Database["orm"], "execute">): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${ordersLock})`);
}
