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
 * orders, sorted in memory up to some millions.
 */
export async function setProfileBasis(
  tx: Pick<Database["orm"], "execute">,
  { runId, asOf }: { runId: number; asOf: string },
): Promise<ProfileBasis> {
  await tx.execute(sql`select set_config('work_mem', '192MB', true)`);
  const { rows } = await tx.execute<{ meanGapDays: number }>(sql`
    insert into profile_bases (run_id, as_of, mean_gap_days)
    select ${runId}, ${asOf}, coalesce(sum(span)::float8 / nullif(sum(gaps), 0), ${unknownGapDays})
    from (
      select max(ordered_on) - min(ordered_on) as span, count(distinct ordered_on) - 1 as gaps
      from orders
      where customer_key is not null and lines > 0 and not cancelled and ordered_on <= ${asOf}
      group by customer_key
    ) customers
    on conflict (run_id) do update set as_of = excluded.as_of, mean_gap_days = excluded.mean_gap_days
    returning mean_gap_days as "meanGapDays"`);
  await tx.execute(sql`set local work_mem to default`);
  return { asOf, meanGapDays: rows[0]?.meanGapDays ?? unknownGapDays };
}

/** What the profiles of a run were computed with. @throws Error when none was set for it. */
export async function loadProfileBasis(tx: Pick<Database["orm"], "execute">, runId: number): Promise<ProfileBasis> {
  const { rows } = await tx.execute<{ asOf: string; meanGapDays: number }>(sql`
    select as_of as "asOf", mean_gap_days as "meanGapDays" from profile_bases where run_id = ${runId}`);
  const [basis] = rows;
  if (!basis) throw new Error(`Run ${runId} has nothing set that its profiles could be computed with.`);
  return basis;
}
