import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { lastOrderDay } from "../discovery/last-order-day.ts";
import { refreshProfiles } from "../profiles/refresh-profiles.ts";

/**
 * Computes everybody's profile anew when the shop has moved on since they were computed: who did not order has been
 * away for longer. A shop's today is the last day with an order: one whose orders ended is not full of lost customers.
 * Resolves with the day the profiles are of; null when there is nothing to keep of it: no run, or one whose day was
 * asked for and stays.
 */
export async function bringToToday(database: Pick<Database, "orm">): Promise<string | null> {
  const { orm } = database;
  const { rows } = await orm.execute<{ id: number; pinned: boolean; computed: string }>(sql`
    select r.id, r.pinned, b.as_of as computed from discovery_runs r join profile_bases b on b.run_id = r.id
    where r.is_current`);
  const [run] = rows;
  const today = await lastOrderDay(orm);
  if (!run || run.pinned || today === null) return null;
  if (today <= run.computed) return run.computed;
  await refreshProfiles(database, { all: true });
  // Last: after a kill it is done again.
  await orm.execute(sql`update profile_bases set as_of = ${today} where run_id = ${run.id} and as_of < ${today}`);
  return today;
}
