import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { fitOutlook } from "./fit-outlook.ts";
import { readPurchaseHistory } from "./read-purchase-history.ts";

/**
 * Fits what a run can say of the future to the purchases that it sees, and keeps it with the run, or what is missing
 * for it. It needs nothing that the run's other tasks make; done again it leaves the same.
 */
export async function keepOutlook(database: Database, runId: number): Promise<void> {
  const { rows } = await database.orm.execute<{ asOf: string }>(
    sql`select as_of as "asOf" from discovery_runs where id = ${runId}`,
  );
  const [run] = rows;
  if (!run) throw new Error(`Discovery ${runId} is not under way any more.`);
  const outlook = await fitOutlook(await readPurchaseHistory(database, run));
  await database.orm.execute(sql`
    update discovery_runs set outlook = ${JSON.stringify(outlook)}::jsonb where id = ${runId} and state = 'running'`);
}
