import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { setProfileBasis } from "../features/profile-basis.ts";
import { selectBuyers } from "../features/select-buyers.ts";
import { findFreshProfiles } from "../profiles/fresh-profiles.ts";
import { createProfilePartition } from "./create-profile-partition.ts";
import { confidenceOf, explainTooFew } from "./explain-too-few.ts";
import { holdOrders } from "./hold-orders.ts";
import { lastOrderDay } from "./last-order-day.ts";
import { splitIntoParts } from "./split-into-parts.ts";

export interface BegunRun {
  runId: number;
  /** The last day whose orders it sees. */
  asOf: string;
  customers: number;
  /** Numbers of its parts, from 0. */
  parts: number[];
}

/**
 * Begins a run: from here on whoever changes orders says whose, in changed_customers. Asked again under the same
 * key it is the same run. A run that was begun before and is not over is given up: one is under way at a time.
 * @param asOf a day of the shop; null for the last one with an order.
 * @returns why not, when there is too little to learn from.
 */
export async function beginRun(
  database: Pick<Database, "orm">,
  asked: { key: string; asOf: string | null },
): Promise<BegunRun | { refused: string }> {
  const asOf = asked.asOf ?? (await lastOrderDay(database.orm));
  if (asOf === null) return { refused: explainTooFew(0, null) ?? "" };
  const runId = await announce(database, { key: asked.key, asOf, pinned: asked.asOf !== null });
  return database.orm.transaction(async (tx) => {
    const { rows } = await tx.execute<{ as_of: string; customers: number; parts: number[] }>(sql`
      select as_of, customers, array(select part from discovery_parts where run_id = id order by part) as parts
      from discovery_runs where id = ${runId} for update`);
    const [known] = rows;
    if (known && known.parts.length > 0) {
      return { runId, asOf: known.as_of, customers: known.customers, parts: known.parts };
    }
    await tx.execute(sql`select set_config('work_mem', '256MB', true), set_config('jit', 'off', true)`);
    await gatherBuyers(tx, asOf);
    const { customers, parts } = await splitIntoParts(tx, buyers);
    const refused = explainTooFew(customers, asked.asOf);
    if (refused !== null) {
      await tx.execute(sql`delete from discovery_runs where id = ${runId}`);
      return { refused };
    }
    await tx.execute(sql`
      insert into discovery_parts (run_id, part, first_key, last_key)
      select ${runId}, part, "firstKey", "lastKey"
      from jsonb_to_recordset(${JSON.stringify(parts)}) as t(part smallint, "firstKey" integer, "lastKey" integer)`);
    await tx.execute(sql`
      update discovery_runs set customers = ${customers}, confidence = ${confidenceOf(customers)} where id = ${runId}`);
    await setProfileBasis(tx, { runId, asOf, buyers });
    await createProfilePartition(tx, runId);
    return { runId, asOf, customers, parts: parts.map(({ part }) => part) };
  });
}

const buyers = sql`select * from buyers`;

/** Adds up who has ordered, into a table of the transaction: from the profiles where they agree with all orders. */
async function gatherBuyers(tx: Pick<Database["orm"], "execute">, asOf: string): Promise<void> {
  const fresh = await findFreshProfiles(tx, asOf);
  const found = fresh
    ? sql`select customer_key as key, lines, last_order_on - first_order_on as span, purchase_days - 1 as gaps
        from customer_profiles where run_id = ${fresh.runId}`
    : selectBuyers(asOf);
  await tx.execute(sql`create temporary table buyers on commit drop as ${found.inlineParams()}`);
}

async function announce(
  { orm }: Pick<Database, "orm">,
  { key, asOf, pinned }: { key: string; asOf: string; pinned: boolean },
): Promise<number> {
  return orm.transaction(async (tx) => {
    // Orders that are being written now are seen by every part; those written later find this run under way.
    await holdOrders(tx);
    const { rows: known } = await tx.execute<{ id: number }>(sql`select id from discovery_runs where key = ${key}`);
    if (known[0]) return known[0].id;
    await tx.execute(sql`update discovery_runs set state = 'failed', finished_at = now() where state = 'running'`);
    await tx.execute(sql`delete from changed_customers`);
    const { rows } = await tx.execute<{ id: number }>(sql`
      insert into discovery_runs (id, state, as_of, key, pinned)
      select coalesce(max(id), 0) + 1, 'running', ${asOf}::date, ${key}, ${pinned} from discovery_runs returning id`);
    return rows[0]?.id ?? 0;
  });
}
