import { sql } from "drizzle-orm";
import type { Clock } from "../../core/clock.ts";
import type { Database } from "../../storage/database.ts";
import { calls as callsTable } from "../../storage/schema/coaching.ts";
import { storeCall } from "../calls/store-call.ts";
import { readSamples } from "./read-samples.ts";
import { shiftSamples } from "./shift-samples.ts";

export interface LoadedSample {
  id: string;
  title: string;
  started: Date;
  rep: string;
}

/**
 * Fills an empty workspace with the sample calls of `directory`, oldest first, their dates moved by
 * `shiftedWeeks` whole weeks so that the newest lies within the last seven days. All of them or none; a
 * workspace with any call is left alone (`loaded` is empty). Two processes at once load them once.
 */
export async function loadSamples(options: {
  directory: string;
  database: Pick<Database, "orm">;
  clock: Clock;
}): Promise<{ loaded: LoadedSample[]; shiftedWeeks: number }> {
  const { directory, database, clock } = options;
  return database.orm.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('load samples', 0))`);
    if ((await tx.$count(callsTable)) > 0) return { loaded: [], shiftedWeeks: 0 };
    const { calls, shiftedWeeks } = shiftSamples(await readSamples(directory), clock.now());
    const ordered = calls.toSorted((left, right) => left.started.getTime() - right.started.getTime());
    for (const call of ordered) await storeCall(tx, call);
    const loaded = ordered.map(({ id, title, started, rep }) => ({ id, title, started, rep: rep.name }));
    return { loaded, shiftedWeeks };
  });
}
