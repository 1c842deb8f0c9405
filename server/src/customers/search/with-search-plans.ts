import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";

/**
 * Runs queries over the customers of a run at one moment, planned for what lies in memory: a page of an index costs
 * little more than the next page of a table, and compiling does not pay for queries of milliseconds.
 */
export async function withSearchPlans<Result>(
  { orm }: Pick<Database, "orm">,
  work: (tx: Pick<Database["orm"], "execute">) => Promise<Result>,
): Promise<Result> {
  return orm.transaction(
    async (tx) => {
      await tx.execute(sql`
        select set_config('jit', 'off', true), set_config('random_page_cost', '1.1', true),
          set_config('parallel_setup_cost', '100', true), set_config('work_mem', '64MB', true)`);
      return work(tx);
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
