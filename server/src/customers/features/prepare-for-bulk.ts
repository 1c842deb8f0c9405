import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";

/** Sorting groups nearly as fast as hashing and keeps to its memory, which many sums in a hash table do not. */
const settings = { work_mem: "64MB", enable_nestloop: "off", enable_hashagg: "off", jit: "off" };

/**
 * Until `endBulk` or the end of this transaction: memory for some ten thousand customers at once, more of them sorted on disk, and no nested
 * loops, which the planner takes for cheap while it does not know yet what was just copied in. Not for queries about
 * some customers.
 */
export async function prepareForBulk(tx: Pick<Database["orm"], "execute">): Promise<void> {
  for (const [name, value] of Object.entries(settings)) {
    await tx.execute(sql`select set_config(${name}, ${value}, true)`);
  }
}

/** Takes back prepareForBulk's settings, which would spoil queries about some customers. */
export async function endBulk(tx: Pick<Database["orm"], "execute">): Promise<void> {
  for (const name of Object.keys(settings)) await tx.execute(sql.raw(`set local ${name} to default`));
}
