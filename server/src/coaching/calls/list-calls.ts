import { asc, desc } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { calls } from "../../storage/schema/coaching.ts";

export interface CallListing {
  id: string;
  title: string;
  started: Date;
  rep: string;
  durationSeconds: number;
}

/** The newest calls first, without their transcripts. */
export async function listCalls(
  database: Pick<Database, "orm">,
  options: { limit: number } = { limit: 20 },
): Promise<CallListing[]> {
  return database.orm
    .select({
      id: calls.id,
      title: calls.title,
      started: calls.started,
      rep: calls.repName,
      durationSeconds: calls.durationSeconds,
    })
    .from(calls)
    .orderBy(desc(calls.started), asc(calls.id))
    .limit(options.limit);
}
