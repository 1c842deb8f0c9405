import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { type CallFilter, matchCalls } from "./call-filter.ts";

export interface StoredCalls {
  /** In the period and of the product asked for. */
  matching: number;
  /** Of these, not analysed. */
  unanalyzed: number;
  /** At any time, of any product. */
  ever: number;
  newest: Date | null;
}

/** What there is of somebody's calls beside what was asked for, to say why an answer is empty. */
export async function countStoredCalls(
  { orm }: Pick<Database, "orm">,
  filter: CallFilter & { emails: readonly string[] },
): Promise<StoredCalls> {
  const matching = matchCalls("c", filter);
  const { rows } = await orm.execute<{ matching: number; unanalyzed: number; ever: number; newest: string | null }>(sql`
    select count(*) filter (where ${matching}) as matching,
      count(*) filter (where ${matching} and c.analyzer is null) as unanalyzed, count(*) as ever, max(c.started) as newest
    from calls c where lower(c.rep_email) = any(${sql.param(filter.emails)}::text[])`);
  const [row] = rows;
  if (!row) return { matching: 0, unanalyzed: 0, ever: 0, newest: null };
  return { ...row, newest: row.newest === null ? null : new Date(row.newest) };
}
