import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { Executor } from "../calls/executor.ts";

/**
 * Runs queries over searched calls at one moment, so that a page and its total agree. The planner does not count what
 * it takes to unpack the words of a call, about 0.1 ms, and would rather read all of them than the index; nor does
 * compiling pay for queries of milliseconds.
 */
export async function withSearchPlans<Result>(
  { orm }: Pick<Database, "orm">,
  work: (tx: Executor) => Promise<Result>,
): Promise<Result> {
  return orm.transaction(
    async (tx) => {
      await tx.execute(
        sql`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true), set_config('random_page_cost', '1.1', true)`,
      );
      return work(tx);
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
