import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { ProfileBasis } from "../features/profile-basis.ts";

type Executor = Pick<Database["orm"], "execute">;

/**
 * Says as of which day all profiles of a run agree with the orders, having been computed at once; null when some were
 * computed by themselves. To be said in the transaction that changes orders or profiles, under the orders' lock.
 */
export async function setFresh(tx: Executor, runId: number, allAsOf: string | null): Promise<void> {
  await tx.execute(sql`
    update profile_bases set is_fresh = not is_fresh
    where run_id = ${runId} and is_fresh <> coalesce(as_of = ${allAsOf}, false)`);
}

/** The current run with what its profiles were computed with, if they were all at once, as of that day, and no order changed since. */
export async function findFreshProfiles(
  tx: Executor,
  asOf: string,
): Promise<(ProfileBasis & { runId: number }) | null> {
  const { rows } = await tx.execute<{ runId: number; meanGapDays: number }>(sql`
    select run_id as "runId", mean_gap_days as "meanGapDays" from profile_bases
    where is_fresh and as_of = ${asOf} and run_id = coalesce((select id from discovery_runs where is_current), 0)`);
  return rows[0] ? { ...rows[0], asOf } : null;
}
