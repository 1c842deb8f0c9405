import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { CurrentRun } from "../search/current-run.ts";
import { profileSource } from "../search/profile-source.ts";

export interface OutreachBasis {
  asOf: string;
  meanGapDays: number;
  firstOrderOn: string;
  /** The net spend from which a customer is among the highest tenth. */
  highLtv: number;
}

/** What the groups of a run are told by; null without a customer. */
export async function readOutreachBasis(
  tx: Pick<Database["orm"], "execute">,
  run: CurrentRun,
): Promise<OutreachBasis | null> {
  const { rows } = await tx.execute<{ [key in keyof OutreachBasis]: OutreachBasis[key] | null }>(sql`
    select b.as_of as "asOf", b.mean_gap_days as "meanGapDays", s.first as "firstOrderOn", (
      select p.ltv from ${profileSource(run)} order by p.ltv desc, p.customer_key
      offset greatest(ceil(s.customers * 0.1)::int - 1, 0) limit 1) as "highLtv"
    from profile_bases b
    cross join (select count(*) as customers, min(p.first_order_on) as first from ${profileSource(run)}) s
    where b.run_id = ${run.id}`);
  const { asOf, meanGapDays, firstOrderOn, highLtv } = rows[0] ?? {};
  return asOf && meanGapDays && firstOrderOn && highLtv !== null && highLtv !== undefined
    ? { asOf, meanGapDays, firstOrderOn, highLtv }
    : null;
}
