import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { rollups } from "./rollup.ts";

/** Every row is read once, in the order in which it lies: an index would fetch the same pages again and again. */
const settings = { work_mem: "128MB", jit: "off", enable_indexscan: "off", enable_bitmapscan: "off" };

/** Computes the rollups anew from all orders. Hold the orders' lock meanwhile. */
export async function rebuildRollups(tx: Pick<Database["orm"], "execute">): Promise<void> {
  for (const [name, value] of Object.entries(settings)) {
    await tx.execute(sql`select set_config(${name}, ${value}, true)`);
  }
  for (const { table, keys, figures, select, unless } of rollups) {
    const columns = sql.raw([...keys, ...figures].join(", "));
    await tx.execute(sql`delete from ${sql.identifier(table)}`);
    await tx.execute(sql`
      insert into ${sql.identifier(table)} (${columns})
      select ${columns} from (${select(sql`true`)}) brought where not (${unless})`);
  }
  // What follows in the transaction is planned as ever, with figures that fit.
  for (const name of Object.keys(settings)) await tx.execute(sql.raw(`set local ${name} to default`));
  for (const { table } of rollups) await tx.execute(sql`analyze ${sql.identifier(table)}`);
}
