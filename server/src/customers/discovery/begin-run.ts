import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { explainTooFew } from "./explain-too-few.ts";
import { holdOrders } from "./hold-orders.ts";
import { lastOrderDay } from "./last-order-day.ts";

export interface BegunRun {
  runId: number;
  /** The last day whose orders it sees. */
  asOf: string;
}

/**
 * Begins a run: from here on whoever changes orders says whose, in changed_customers. Asked again under the same
 * key it is the same run. A run that was begun before and is not over is given up: one is under way at a time.
 * @param asOf a day of the shop; null for the last one with an order.
 * @returns why not, when nobody has ordered.
 */
export async function beginRun(
  { orm }: Pick<Database, "orm">,
  { key, asOf }: { key: string; asOf: string | null },
): Promise<BegunRun | { refused: string }> {
  const day = asOf ?? (await lastOrderDay(orm));
  if (day === null) return { refused: explainTooFew(0, null) ?? "" };
  return orm.transaction(async (tx) => {
    // Orders that are being written now are seen by every part; those written later find this run under way.
    await holdOrders(tx);
    const { rows: known } = await tx.execute<{ id: number; as_of: string }>(
      sql`select id, as_of from discovery_runs where key = ${key}`,
    );
    if (known[0]) return { runId: known[0].id, asOf: known[0].as_of };
    await tx.execute(sql`update discovery_runs set state = 'failed', finished_at = now() where state = 'running'`);
    await tx.execute(sql`delete from changed_customers`);
    const { rows } = await tx.execute<{ id: number }>(sql`
      insert into discovery_runs (id, state, as_of, key, pinned)
      select coalesce(max(id), 0) + 1, 'running', ${day}::date, ${key}, ${asOf !== null} from discovery_runs returning id`);
    return { runId: rows[0]?.id ?? 0, asOf: day };
  });
}
