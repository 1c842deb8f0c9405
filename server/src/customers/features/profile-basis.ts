import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";

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
 * Measures what the profiles of a run have in common as of a day, keeps it for the run and returns it. One scan of
 * orders, sorted in memory up to some millions; none when the mean gap as of that day is known.
 */
export async function setProfileBasis(
  tx: Pick<Database["orm"], "execute">,
  { runId, asOf, meanGapDays: known }: { runId: number; asOf: string; meanGapDays?: number | undefined },
): Promise<ProfileBasis> {
  const meanGapDays = known ?? (await measureMeanGap(tx, asOf)) ?? unknownGapDays;
  await tx.execute(sql`
    insert into profile_bases (run_id, as_of, mean_gap_days) values (${runId}, ${asOf}, ${meanGapDays})
    on conflict (run_id) do update
      set as_of = excluded.as_of, mean_gap_days = excluded.mean_gap_days, is_fresh = false`);
  return { asOf, meanGapDays };
}

/** Over all pairs of a customer's neighbouring purchase days; null when nobody has come twice. */
async function measureMeanGap(tx: Pick<Database["orm"], "execute">, asOf: string): Promise<number | null> {
  await tx.execute(sql`select set_config('work_mem', '192MB', true), set_config('jit', 'off', true)`);
  const { rows } = await tx.execute<{ meanGapDays: number | null }>(sql`
    select sum(span)::float8 / nullif(sum(gaps), 0) as "meanGapDays"
    from (
      select max(ordered_on) - min(ordered_on) as span, count(*) - 1 as gaps
      from (
        select customer_key, ordered_on from orders
        where customer_key is not null and lines > 0 and not cancelled and ordered_on <= ${asOf}
        group by customer_key, ordered_on
      ) days group by customer_key
    ) customers`);
  await tx.execute(sql`set local work_mem to default`);
  await tx.execute(sql`set local jit to default`);
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
