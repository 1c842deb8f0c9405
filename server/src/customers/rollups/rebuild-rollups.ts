import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { rollups } from "./rollup.ts";

/** Computes shop_months, product_months and cohort_months anew from all orders. Hold the orders' lock meanwhile. */
export async function rebuildRollups(tx: Pick<Database["orm"], "execute">): Promise<void> {
  await tx.execute(sql`select set_config('work_mem', '128MB', true), set_config('jit', 'off', true)`);
  for (const { table, keys, figures, select, unless } of rollups) {
    const columns = sql.raw([...keys, ...figures].join(", "));
    await tx.execute(sql`delete from ${sql.identifier(table)}`);
    await tx.execute(sql`
      insert into ${sql.identifier(table)} (${columns})
      select ${columns} from (${select(sql`true`)}) brought where not (${unless})`);
  }
}
