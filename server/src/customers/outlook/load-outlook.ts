import type { Database } from "../../storage/database.ts";
import type { OutlookModel } from "./outlook-model.ts";
import { readOutlook, type RunOutlook } from "./read-outlook.ts";

export const canPredict = (outlook: RunOutlook): outlook is OutlookModel => outlook !== null && "repeat" in outlook;

/** A run is fitted once: what was read of it stays right. */
const known = new WeakMap<Database["pool"], { id: string; outlook: RunOutlook }>();

/**
 * The outlook of the current run, read from Postgres once for each discovery.
 * @param runId of the current run; 0, before the first one, has none.
 */
export async function loadOutlook({ orm, pool }: Database, run: OutlookOf): Promise<RunOutlook> {
  if (run.runId === 0) return null;
  // A workspace that was cleared counts its runs from 1 again.
  const id = `${run.runId} ${run.finishedAt}`;
  const found = known.get(pool);
  if (found?.id === id) return found.outlook;
  const outlook = await readOutlook(orm, run.runId);
  known.set(pool, { id, outlook });
  return outlook;
}

export interface OutlookOf {
  runId: number;
  /** As Postgres writes it; null before the first discovery. */
  finishedAt: string | null;
}
