import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { asMoney, asShare, shareOf } from "./as-number.ts";
import type { Period } from "./period.ts";
import { inPeriod } from "./split-period.ts";

export interface CohortMonth {
  monthsLater: number;
  customers: number;
  orders: number;
  revenue: number;
  /** Of the cohort's customers who ordered in this month, 0-1; 1 in month 0. */
  retention: number;
}

export interface Cohort {
  /** The month of the first order, `YYYY-MM`. */
  cohort: string;
  customers: number;
  /** Of all its months, not only of those that are listed. */
  orders: number;
  revenue: number;
  /** Mean retention of the listed months after month 0; null for a cohort of the newest month. */
  averageRetention: number | null;
  months: CohortMonth[];
}

interface Row extends Record<string, unknown> {
  cohort: string;
  orders: number;
  gross: string;
  months: { later: number; customers: number; orders: number; gross: number }[];
}

/**
 * Customers by the calendar month of their first order, and what they did in each month after it, oldest cohort
 * first. `period` takes the cohorts whose month begins in it. A month in which nobody came back is there with zeros;
 * `months` is how many months after the first are listed at most, up to the newest month that has orders.
 */
export async function readCohorts(
  { orm }: Pick<Database, "orm">,
  { period, months, limit, offset }: { period: Period; months: number; limit: number; offset: number },
): Promise<{ items: Cohort[]; total: number }> {
  const isChosen = sql`months_later = 0 and ${inPeriod(sql`cohort`, period)}`;
  const [counted, { rows }] = await Promise.all([
    orm.execute<{ total: number }>(sql`select count(*) as total from cohort_months where ${isChosen}`),
    orm.execute<Row>(sql`
      with chosen as (
        select cohort from cohort_months where ${isChosen} order by cohort limit ${limit} offset ${offset}
      ), newest as (select max(month) as month from shop_months where orders > 0)
      select c.cohort, sum(m.orders) as orders, coalesce(sum(m.gross), 0) as gross,
        jsonb_agg(jsonb_build_object('later', later, 'customers', coalesce(m.customers, 0),
          'orders', coalesce(m.orders, 0), 'gross', coalesce(m.gross, 0)) order by later) as months
      from chosen c cross join newest
      cross join lateral generate_series(0, (extract(year from newest.month) - extract(year from c.cohort))::int * 12
        + (extract(month from newest.month) - extract(month from c.cohort))::int) as later
      left join cohort_months m on m.cohort = c.cohort and m.months_later = later
      group by c.cohort order by c.cohort`),
  ]);
  return { total: counted.rows[0]?.total ?? 0, items: rows.map((row) => toCohort(row, months)) };
}

function toCohort(row: Row, mostMonths: number): Cohort {
  const size = row.months[0]?.customers ?? 0;
  const months = row.months.slice(0, mostMonths + 1).map(({ later, customers, orders, gross }) => ({
    monthsLater: later,
    customers,
    orders,
    revenue: asMoney(String(gross)),
    retention: shareOf(customers, size),
  }));
  const after = months.slice(1);
  return {
    cohort: row.cohort.slice(0, 7),
    customers: size,
    orders: row.orders,
    revenue: asMoney(row.gross),
    averageRetention:
      after.length === 0 ? null : asShare(after.reduce((sum, { retention }) => sum + retention, 0) / after.length),
    months,
  };
}
