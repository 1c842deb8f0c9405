import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { Period } from "../analytics/period.ts";
import { inPeriod } from "../analytics/split-period.ts";
import type { CurrentRun } from "../search/current-run.ts";
import { profileSource } from "../search/profile-source.ts";
import { steps, type TableCell } from "./behavior-tables.ts";

interface BehaviorQuery {
  run: CurrentRun;
  /** Of the group, on a row of the search table as p. */
  condition: SQL;
  period: Period;
  /** One customer in so many is looked at. */
  oneIn: number;
  timezone: string;
}

export interface BehaviorRead {
  sums: {
    /** Looked at, and of them who ordered in the period. */
    people: number;
    customers: number;
    /** On two days or more. */
    repeaters: number;
    orders: number;
    lines: number;
    gross: number;
    discount: number;
    discounted: number;
    returned: number;
    returns: number;
    firstGross: number;
  };
  daysBetween: { median: number; quartiles: [number, number] } | null;
  cells: TableCell[];
}

const stepOf = (value: SQL, bounds: readonly number[]) =>
  sql`width_bucket((${value})::float8, array[${sql.raw(bounds.map((bound) => bound + 0.5).join(", "))}]::float8[])`;

/** The orders of a group's customers, read once by index and counted in every way at once. */
export async function readBehavior(
  tx: Pick<Database["orm"], "execute">,
  { run, condition, period, oneIn, timezone }: BehaviorQuery,
): Promise<BehaviorRead> {
  const { rows } = await tx.execute<{
    read: BehaviorRead & { quartiles: number[] | null; cells: TableCell[] | null };
  }>(sql`
    with people as materialized (
      select p.customer_key, p.first_order_on, p.as_of from ${profileSource(run)}
      where ${condition} and (hashint4(p.customer_key)::bigint + 2147483648) % ${oneIn}::int = 0
    ), visits as materialized (
      select o.customer_key, o.ordered_on, o.lines, o.gross::float8, o.discount::float8, o.returned::float8,
        o.return_lines > 0 as has_return, o.ordered_on = p.first_order_on as is_first,
        extract(hour from o.ordered_at at time zone ${timezone})::int as hour
      from people p join orders o on o.customer_key = p.customer_key
      where o.ordered_on <= p.as_of and not o.cancelled and (o.lines > 0 or o.return_lines > 0)
        and ${inPeriod(sql`o.ordered_on`, period)}
    ), days as (
      select customer_key, ordered_on, count(*) as orders, sum(gross) as gross,
        ordered_on - lag(ordered_on) over (partition by customer_key order by ordered_on) as gap
      from visits where lines > 0 group by customer_key, ordered_on
    ), customers as (
      select customer_key, sum(orders) as orders, count(*) as days, sum(gross) as gross from days group by customer_key
    ), counted as (
      select case when grouping(weekday) = 0 then 'weekday' when grouping(hour) = 0 then 'hour'
          when grouping(month) = 0 then 'month' when grouping(size) = 0 then 'products_per_order'
          when grouping(turn) = 0 then 'first_or_later' else 'discount' end as name,
        coalesce(weekday, hour, month, size, turn, dealt) as key, count(*) as count, sum(gross) as revenue
      from (
        select gross, extract(isodow from ordered_on)::int as weekday, hour,
          (extract(year from ordered_on) * 12 + extract(month from ordered_on))::int - 1 as month,
          ${stepOf(sql`lines`, steps.products_per_order)} as size, (not is_first)::int as turn,
          (discount > 0)::int as dealt
        from visits where lines > 0
      ) orders group by grouping sets ((weekday), (hour), (month), (size), (turn), (dealt))
      union all
      select 'orders_per_customer', ${stepOf(sql`orders`, steps.orders_per_customer)} as key, count(*), sum(gross)
      from customers group by key
      union all
      select 'days_between_orders', ${stepOf(sql`gap`, steps.days_between_orders)} as key, count(*), sum(gross)
      from days where gap is not null group by key
    )
    select jsonb_build_object(
      'sums', (select jsonb_build_object('people', (select count(*) from people),
          'customers', (select count(*) from customers), 'repeaters', (select count(*) from customers where days > 1),
          'orders', count(*) filter (where lines > 0), 'lines', coalesce(sum(lines), 0),
          'gross', coalesce(sum(gross), 0), 'discount', coalesce(sum(discount), 0),
          'discounted', count(*) filter (where lines > 0 and discount > 0), 'returned', coalesce(sum(returned), 0),
          'returns', count(*) filter (where has_return),
          'firstGross', coalesce(sum(gross) filter (where is_first), 0))
        from visits),
      'quartiles', (select percentile_disc(array[0.25, 0.5, 0.75]) within group (order by gap)
        from days where gap is not null),
      'cells', (select jsonb_agg(jsonb_build_object('name', name, 'key', key, 'count', count, 'revenue', revenue))
        from counted)) as read`);
  const read = rows[0]?.read;
  if (!read) throw new Error("An aggregate answered no row.");
  const [low, median, high] = read.quartiles ?? [];
  return {
    sums: read.sums,
    cells: read.cells ?? [],
    daysBetween:
      low === undefined || median === undefined || high === undefined ? null : { median, quartiles: [low, high] },
  };
}
