import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { TeamReview } from "./review.ts";

/** What the ledger says that judging these calls has cost until now. */
export async function readCost(
  { orm }: Pick<Database, "orm">,
  callIds: readonly string[],
): Promise<TeamReview["cost"]> {
  const { rows } = await orm.execute<{ usd: string; requests: number }>(sql`
    select coalesce(sum(usd), 0)::text as usd, count(*)::int as requests from model_calls
    where call_id = any(${sql.param([...callIds])})`);
  return { usd: Number(rows[0]?.usd ?? 0), requests: rows[0]?.requests ?? 0 };
}
