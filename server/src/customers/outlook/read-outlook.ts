import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { OutlookModel, TooLittleHistory } from "./outlook-model.ts";

/** What a run can say of the future; null in a run of an older version, which fitted nothing. */
export type RunOutlook = OutlookModel | TooLittleHistory | null;

/** The outlook of a run, under way or published. */
export async function readOutlook(tx: Pick<Database["orm"], "execute">, runId: number): Promise<RunOutlook> {
  const { rows } = await tx.execute<{ outlook: RunOutlook }>(
    sql`select outlook from discovery_runs where id = ${runId}`,
  );
  return rows[0]?.outlook ?? null;
}
