import { sql } from "drizzle-orm";
import { to as copyTo } from "pg-copy-streams";
import type { Database } from "../../storage/database.ts";
import { inTransaction } from "../../storage/in-transaction.ts";
import type { PurchaseHistory } from "../backtest/purchase-history.ts";
import { dayNumber } from "../day-number.ts";
import { createHistoryReader } from "./history-reader.ts";

/** Enough to fit some parameters; of fewer, everybody is read. */
const mostCustomers = 100_000;

/**
 * The purchase days of a shop's customers up to a day. Of a large shop a sample by a hash of their ids: the same
 * customers give the same history, whichever keys they have got here. Streamed, so that it takes 12 bytes an entry.
 */
export async function readPurchaseHistory(
  { pool }: Pick<Database, "pool">,
  { asOf, most = mostCustomers }: { asOf: string; most?: number },
): Promise<PurchaseHistory> {
  return inTransaction(pool, async (tx, client) => {
    await tx.execute(sql`select set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`);
    await tx.execute(sql`set local max_parallel_workers_per_gather = 0`);
    const sample = sql`
      create temporary table outlook_sample on commit drop as
      select row_number() over (order by hash, id)::int - 1 as place, key, all_of_them
      from (
        select hashtextextended(c.id, 0) as hash, c.id, c.key, count(*) over () as all_of_them
        from customers c
        where exists (
          select from orders o
          where o.customer_key = c.key and o.lines > 0 and not o.cancelled and o.ordered_on <= ${asOf}::date
        )
        order by 1, 2 limit ${most}
      ) chosen`;
    await tx.execute(sample.inlineParams());
    await tx.execute(sql`analyze outlook_sample`);
    const { rows } = await tx.execute<{ all: number }>(sql`
      select coalesce(max(all_of_them), 0)::int as all from outlook_sample`);
    const reader = createHistoryReader({ asOfDay: dayNumber(asOf), sampledOf: rows[0]?.all ?? 0 });
    const stream = client.query(
      copyTo(`copy (
        select s.place, o.ordered_on - date '1970-01-01' as day, sum(o.gross)::float8 as spend
        from outlook_sample s join orders o on o.customer_key = s.key
        where o.lines > 0 and not o.cancelled and o.ordered_on <= ${literal(asOf)}
        group by s.place, o.ordered_on order by s.place, o.ordered_on
      ) to stdout (format binary)`),
    );
    for await (const chunk of stream) reader.push(chunk as Buffer);
    return reader.end();
  });
}

/** COPY takes no parameters. @throws RangeError for what is no day. */
function literal(day: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new RangeError("That is no day.");
  return `date '${day}'`;
}
