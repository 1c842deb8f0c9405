import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";

export interface HeldPart {
  firstKey: number;
  lastKey: number;
  /** Null before its profiles are computed. */
  customers: number | null;
  written: boolean;
}

/**
 * The part, which nobody else works on until the transaction is over: a process that was thought dead and goes on
 * waits here, and then finds the work done. @throws Error when its run is not under way any more.
 */
export async function holdPart(
  tx: Pick<Database["orm"], "execute">,
  { runId, part }: { runId: number; part: number },
): Promise<HeldPart> {
  const { rows } = await tx.execute<{
    first_key: number;
    last_key: number;
    customers: number | null;
    written: boolean;
  }>(sql`
    select first_key, last_key, customers, written from discovery_parts
    where run_id = ${runId} and part = ${part}
      and exists (select from discovery_runs where id = ${runId} and state = 'running')
    for update`);
  const [row] = rows;
  if (!row) throw new Error(`Discovery ${runId} is not under way any more.`);
  return { firstKey: row.first_key, lastKey: row.last_key, customers: row.customers, written: row.written };
}
