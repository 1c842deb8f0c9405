import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { setProfileBasis } from "../features/profile-basis.ts";
import { selectBuyers } from "../features/select-buyers.ts";
import { findFreshProfiles } from "../profiles/fresh-profiles.ts";
import { createProfilePartition } from "./create-profile-partition.ts";
import { confidenceOf, explainTooFew } from "./explain-too-few.ts";
import { splitIntoParts } from "./split-into-parts.ts";

/**
 * Counts a run's customers, cuts them into parts and measures what their profiles have in common. Done already, it
 * does nothing. A run of too few customers gets no parts.
 */
export async function splitRun({ orm }: Pick<Database, "orm">, runId: number): Promise<void> {
  await orm.transaction(async (tx) => {
    const { rows } = await tx.execute<{ as_of: string; split: boolean }>(sql`
      select as_of, exists (select from discovery_parts where run_id = id) as split
      from discovery_runs where id = ${runId} and state = 'running' for update`);
    const [run] = rows;
    if (!run) throw new Error(`Discovery ${runId} is not under way any more.`);
    if (run.split) return;
    await tx.execute(sql`select set_config('work_mem', '256MB', true), set_config('jit', 'off', true)`);
    await gatherBuyers(tx, run.as_of);
    const { customers, parts } = await splitIntoParts(tx, buyers);
    await tx.execute(sql`
      update discovery_runs set customers = ${customers}, confidence = ${confidenceOf(customers)} where id = ${runId}`);
    if (explainTooFew(customers, null) !== null) return;
    await tx.execute(sql`
      insert into discovery_parts (run_id, part, first_key, last_key)
      select ${runId}, part, "firstKey", "lastKey"
      from jsonb_to_recordset(${JSON.stringify(parts)}) as t(part smallint, "firstKey" integer, "lastKey" integer)`);
    await setProfileBasis(tx, { runId, asOf: run.as_of, buyers });
    await createProfilePartition(tx, runId);
  });
}

const buyers = sql`select * from buyers`;

/** Adds up who has ordered, into a table of the transaction: from the profiles where they agree with all orders. */
async function gatherBuyers(tx: Pick<Database["orm"], "execute">, asOf: string): Promise<void> {
  const fresh = await findFreshProfiles(tx, asOf);
  const found = fresh
    ? sql`select customer_key as key, lines, last_order_on - first_order_on as span, purchase_days - 1 as gaps
        from customer_profiles where run_id = ${fresh.runId}`
    : selectBuyers(asOf);
  await tx.execute(sql`create temporary table buyers on commit drop as ${found.inlineParams()}`);
}
