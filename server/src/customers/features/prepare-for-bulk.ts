import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";

/**
 * For the rest of this transaction: memory for ranges of `customersPerRange` keys, and no nested loops, which the
 * planner takes for cheap while it does not know yet what was just copied in. Not for queries about one customer.
 */
export async function prepareForBulk(tx: Pick<Database["orm"], "execute">): Promise<void> {
  await tx.execute(sql`
    select set_config('work_mem', '64MB', true), set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true)`);
}

/** How many customers selectProfiles takes at once within `prepareForBulk`'s memory. */
export const customersPerRange = 20_000;
