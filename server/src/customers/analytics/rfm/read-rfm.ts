import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../storage/database.ts";
import type { Period } from "../period.ts";
import { inPeriod } from "../split-period.ts";
import { type Boundaries, noBoundaries } from "./score-quintile.ts";

/** What the same day and the same number of orders have in common. */
export interface RfmCell {
  lastOrderOn: string;
  orders: number;
  customers: number;
  revenue: number;
}

export interface RfmCustomer {
  customerId: string;
  lastOrderOn: string;
  orders: number;
  revenue: number;
}

/** Limits of the customers to list: an end of null is open. Both ends belong to it. */
export interface RfmRange {
  lastOrderFrom: string | null;
  lastOrderTo: string | null;
  ordersFrom: number | null;
  ordersTo: number | null;
}

export interface RfmReader {
  readCells(): Promise<RfmCell[]>;
  /** Of revenue, by Postgres' percentile_disc. */
  readRevenueBoundaries(): Promise<Boundaries>;
  /** Highest revenue first. */
  readTop(range: RfmRange, page: { limit: number; offset: number }): Promise<RfmCustomer[]>;
}

type Executor = Pick<Database["orm"], "execute">;

/** Sorts and groups of a million customers stay in memory with that much. */
const enoughMemory = sql`select set_config('work_mem', '192MB', true)`;

/** Runs on a connection of its own, so that two of them go side by side. */
const inMemory =
  (orm: Pick<Database["orm"], "transaction">): RunQueries =>
  (work) =>
    orm.transaction(async (tx) => {
      await tx.execute(enoughMemory);
      return work(tx);
    });

type RunQueries = <Result>(work: (executor: Executor) => Promise<Result>) => Promise<Result>;

/**
 * Customers with what their orders came to, from the profiles of the current run: fast at any size, and of all orders
 * that those have seen.
 */
export const readRfmOfProfiles = (orm: Pick<Database["orm"], "transaction">, runId: number): RfmReader =>
  readerOf(
    inMemory(orm),
    sql`(select customer_key, last_order_on, order_count, gross from customer_profiles where run_id = ${runId}) as base`,
  );

/**
 * The same from the orders of a period, put together once in a table of this transaction.
 */
export async function readRfmOfOrders(tx: Executor, period: Period): Promise<RfmReader> {
  await tx.execute(enoughMemory);
  await tx.execute(sql`
    create temporary table rfm_base on commit drop as
    select customer_key, max(ordered_on) as last_order_on, count(*)::int as order_count, sum(gross::float8) as gross
    from orders where ${inPeriod(sql`ordered_on`, period)} and customer_key is not null and lines > 0 and not cancelled
    group by customer_key`);
  return readerOf((work) => work(tx), sql`rfm_base as base`);
}

function readerOf(run: RunQueries, base: SQL): RfmReader {
  return {
    async readCells() {
      const { rows } = await run((executor) =>
        executor.execute<{ day: string; orders: number; customers: number; revenue: number }>(sql`
        select last_order_on as day, order_count as orders, count(*) as customers, sum(gross)::float8 as revenue
        from ${base} group by 1, 2`),
      );
      return rows.map(({ day, orders, customers, revenue }) => ({ lastOrderOn: day, orders, customers, revenue }));
    },
    async readRevenueBoundaries() {
      const { rows } = await run((executor) =>
        executor.execute<{ at: Boundaries | null }>(sql`
        select percentile_disc(array[0.2, 0.4, 0.6, 0.8]) within group (order by gross::float8) as at from ${base}`),
      );
      return rows[0]?.at ?? noBoundaries;
    },
    async readTop({ lastOrderFrom, lastOrderTo, ordersFrom, ordersTo }, { limit, offset }) {
      const { rows } = await run((executor) =>
        executor.execute<{ id: string; day: string; orders: number; revenue: number }>(sql`
        with top as (
          select customer_key, last_order_on, order_count, gross from ${base}
          where (${lastOrderFrom}::date is null or last_order_on >= ${lastOrderFrom}::date)
            and (${lastOrderTo}::date is null or last_order_on <= ${lastOrderTo}::date)
            and (${ordersFrom}::int is null or order_count >= ${ordersFrom}::int)
            and (${ordersTo}::int is null or order_count <= ${ordersTo}::int)
          order by gross desc, customer_key limit ${limit} offset ${offset})
        select c.id, top.last_order_on as day, top.order_count as orders, top.gross::float8 as revenue
        from top join customers c on c.key = top.customer_key order by top.gross desc, top.customer_key`),
      );
      return rows.map(({ id, day, orders, revenue }) => ({ customerId: id, lastOrderOn: day, orders, revenue }));
    },
  };
}
