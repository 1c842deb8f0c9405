import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { lastOrderDay } from "../discovery/last-order-day.ts";
import { loadProfileBasis, type ProfileBasis, setProfileBasis } from "../features/profile-basis.ts";

/** Nobody's profile is computed with it. */
const emptyShopDay = "1970-01-01";

/**
 * What profiles are computed with now: as of the shop's last day with an order or a return, never before the day of
 * the run, and with the run's mean gap, because its models know no other. Run 0 has no models: its mean gap is
 * measured anew when everybody's profile is.
 */
export async function refreshBasis(
  tx: Pick<Database["orm"], "execute">,
  { runId, measureAnew }: { runId: number; measureAnew: boolean },
): Promise<ProfileBasis> {
  const day = await lastOrderDay(tx);
  const { rows } = await tx.execute<{ set: boolean }>(sql`
    select exists (select from profile_bases where run_id = ${runId}) as set`);
  if (rows[0]?.set !== true || (measureAnew && runId === 0)) {
    return setProfileBasis(tx, { runId, asOf: day ?? emptyShopDay });
  }
  const { asOf, meanGapDays } = await loadProfileBasis(tx, runId);
  return { asOf: day !== null && day > asOf ? day : asOf, meanGapDays };
}
