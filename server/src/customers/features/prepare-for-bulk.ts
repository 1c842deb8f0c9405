import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";

/** How many customers selectProfiles takes at once within `prepareForBulk`'s memory. */
export const customersPerRange = 20_000;

/**
 * Until `endBulk` or the end of this transaction: memory for `customersPerRange` customers at once, and no nested
 * loops, which the planner takes for cheap while it does not know yet what was just copied in. Not for queries about
 * some customers.
 */
export async function prepareForBulk(tx: Pick<Database["orm"], "execute">): Promise<void> {
  await tx.execute(sql`
    select set_config('work_mem', '64MB', true), set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true)`);
}

/** Takes back what prepareForBulk would spoil for the rest of the transaction. */
export async function endBulk(tx: Pick<Database["orm"], "execute">): Promise<void> {
  await tx.execute(sql`set local enable_nestloop to default`);
}
