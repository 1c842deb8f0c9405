import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { explainTooFew } from "./explain-too-few.ts";
import { listParts } from "./list-parts.ts";

/** Numbers of the parts of a run that was split, from 0, or why there are none: too few customers. */
export async function readParts(
  database: Pick<Database, "orm">,
  runId: number,
): Promise<{ parts: number[] } | { refused: string }> {
  const parts = await listParts(database, runId);
  if (parts.length > 0) return { parts };
  const { rows } = await database.orm.execute<{ customers: number; as_of: string; pinned: boolean }>(sql`
    select customers, as_of, pinned from discovery_runs where id = ${runId}`);
  const [run] = rows;
  const refused = run ? explainTooFew(run.customers, run.pinned ? run.as_of : null) : null;
  if (refused === null) throw new Error(`Discovery ${runId} is not split.`);
  return { refused };
}
