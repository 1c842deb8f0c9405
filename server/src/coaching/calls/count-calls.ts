import type { Database } from "../../storage/database.ts";
import { calls } from "../../storage/schema/coaching.ts";

/** How many calls are stored. */
export async function countCalls(database: Pick<Database, "orm">): Promise<number> {
  return database.orm.$count(calls);
}
