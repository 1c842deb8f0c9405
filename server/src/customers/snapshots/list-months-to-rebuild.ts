import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { listMonthEnds } from "./list-month-ends.ts";

const months = 24;
/** Profiles that are computed after a discovery without being asked for: some ten seconds of one processor. */
const affordableProfiles = 600_000;

/**
 * Month ends that are looked back to by themselves once a discovery is published, newest first: two years in a small
 * shop, fewer in a larger one. `rapport snapshots rebuild` goes back as far as it is told.
 */
export async function listMonthsToRebuild(database: Pick<Database, "orm">): Promise<string[]> {
  const { rows } = await database.orm.execute<{ customers: number }>(
    sql`select customers from discovery_runs where is_current`,
  );
  const customers = rows[0]?.customers ?? 0;
  return listMonthEnds(database, Math.min(months, Math.floor(affordableProfiles / Math.max(customers, 1))));
}
