import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";

/** What profiles must share to be comparable; kept in profile_bases, one a run. */
export interface ProfileBasis {
  /** The last day whose orders are seen. */
  asOf: string;
  /** What a customer's own gap between purchase days is shrunk to. */
  meanGapDays: number;
}

/** What the profiles of a run were computed with. @throws Error when the run keeps none: keepProfileBasis comes first. */
export async function readProfileBasis(tx: Pick<Database["orm"], "execute">, runId: number): Promise<ProfileBasis> {
  const { rows } = await tx.execute<{ asOf: string; meanGapDays: number }>(sql`
    select as_of as "asOf", mean_gap_days as "meanGapDays" from profile_bases where run_id = ${runId}`);
  const [basis] = rows;
  if (!basis) throw new Error(`Run ${runId} keeps nothing its profiles could be computed with.`);
  return basis;
}
