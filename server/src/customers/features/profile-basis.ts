import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { selectBuyers } from "./select-buyers.ts";

/** What profiles must share to be comparable; kept in profile_bases, one a run. */
export interface ProfileBasis {
  /** The last day whose orders are seen. */
  asOf: string;
  /** What a customer's own gap between purchase days is shrunk to. */
  meanGapDays: number;
}

/** Stands for a shop's mean gap before anybody came twice. */
const unknownGapDays = 365;

/**
 * Measures what the profiles of a run have in common as of a day, keeps it for the run and returns it.
 * @param buyers SQL with the columns of selectBuyers, for who has them at hand.
 */
export async function setProfileBasis(
  tx: Pick<Database["orm"], "execute">,
  { runId, asOf, buyers = selectBuyers(asOf) }: { runId: number; asOf: string; buyers?: SQL },
): Promise<ProfileBasis> {
  await tx.execute(sql`select set_config('work_mem', '192MB', true), set_config('jit', 'off', true)`);
  const meanGapDays = (await measureMeanGap(tx, buyers)) ?? unknownGapDays;
  await tx.execute(sql`set local work_mem to default`);
  await tx.execute(sql`set local jit to default`);
  await tx.execute(sql`
    insert into profile_bases (run_id, as_of, mean_gap_days) values (${runId}, ${asOf}, ${meanGapDays})
    on conflict (run_id) do update
      set as_of = excluded.as_of, mean_gap_days = excluded.mean_gap_days, is_fresh = false`);
  return { asOf, meanGapDays };
}

/** Days between neighbouring purchase days, over all of `buyers` (selectBuyers); null when nobody has come twice. */
async function measureMeanGap(tx: Pick<Database["orm"], "execute">, buyers: SQL): Promise<number | null> {
  const { rows } = await tx.execute<{ meanGapDays: number | null }>(sql`
    select sum(span)::float8 / nullif(sum(gaps), 0) as "meanGapDays" from (${buyers}) buyers`);
  return rows[0]?.meanGapDays ?? null;
}

/** What the profiles of a run were computed with. @throws Error when none was set for it. */
export async function loadProfileBasis(tx: Pick<Database["orm"], "execute">, runId: number): Promise<ProfileBasis> {
  const { rows } = await tx.execute<{ asOf: string; meanGapDays: number }>(sql`
    select as_of as "asOf", mean_gap_days as "meanGapDays" from profile_bases where run_id = ${runId}`);
  const [basis] = rows;
  if (!basis) throw new Error(`Run ${runId} has nothing set that its profiles could be computed with.`);
  return basis;
}
