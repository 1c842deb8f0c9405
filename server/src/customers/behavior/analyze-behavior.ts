import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { Period } from "../analytics/period.ts";
import { type CurrentRun, readCurrentRun } from "../search/current-run.ts";
import { profileSource } from "../search/profile-source.ts";
import { withSearchPlans } from "../search/with-search-plans.ts";
import { type BehaviorTable, tablesOf } from "./behavior-tables.ts";
import { type CustomerGroup, conditionOf } from "./customer-group.ts";
import { readBehavior } from "./read-behavior.ts";

export interface Behavior {
  run: CurrentRun;
  /** Null without a customer in the shop. */
  asOf: string | null;
  /** Who ordered, in the period. */
  customers: number;
  orders: number;
  revenue: number;
  aov: number;
  ordersPerCustomer: number;
  productsPerOrder: number;
  /** Of customers, who bought on two days or more, in the period. */
  repeatShare: number;
  /** Between neighbouring purchase days; null when nobody came twice. */
  daysBetween: { median: number; quartiles: [number, number] } | null;
  discountShare: number;
  discountedOrderShare: number;
  /** By value. */
  returnRate: number;
  returnOrderShare: number;
  /** Of revenue, from first purchase days. */
  newRevenueShare: number;
  tables: Record<string, BehaviorTable>;
  /** Of the group's customers, whose orders were looked at; below 1 counts are scaled up. */
  sampleShare: number;
}

/** So many orders are read whole; of more about the other number. */
const mostOrders = 120_000;
const sampledOrders = 60_000;

/**
 * How and when a group of customers buys, as the profiles see it: up to their day, guests left out. Beyond 120,000
 * orders from a sample of the group's customers, the same ones each time; how many customers, orders and how much
 * revenue there are in all is exact without a period.
 */
export async function analyzeBehavior(
  database: Pick<Database, "orm">,
  group: CustomerGroup,
  period: Period,
): Promise<Behavior> {
  const run = await readCurrentRun(database);
  const condition = conditionOf(group, run);
  return withSearchPlans(database, async (tx) => {
    const { rows } = await tx.execute<{
      customers: number;
      orders: number;
      revenue: number;
      asOf: string | null;
      timezone: string;
      part: number;
    }>(sql`
      select count(*) as customers, coalesce(sum(p.order_count), 0) as orders, coalesce(sum(p.gross), 0)::float8 as revenue,
        max(p.as_of) as "asOf", coalesce((select timezone from shop), 'UTC') as timezone,
        coalesce((select sum(orders) filter (where (${period.start}::date is null or month > ${period.start}::date - 31)
            and (${period.end}::date is null or month < ${period.end}::date))::float8 / nullif(sum(orders), 0)
          from shop_months), 1) as part
      from ${profileSource(run)} where ${condition}`);
    const all = rows[0] ?? { customers: 0, orders: 0, revenue: 0, asOf: null, timezone: "UTC", part: 1 };
    const orders = all.orders * all.part;
    const oneIn = orders <= mostOrders ? 1 : Math.ceil(orders / sampledOrders);
    const { asOf, timezone } = all;
    const read = await readBehavior(tx, { run, condition, period, oneIn, timezone });
    const { sums, cells } = read;
    const scale = sums.people > 0 ? all.customers / sums.people : 1;
    const whole = period.start === null && period.end === null;
    return {
      run,
      asOf,
      customers: whole ? all.customers : Math.round(sums.customers * scale),
      orders: whole ? all.orders : Math.round(sums.orders * scale),
      revenue: whole ? all.revenue : sums.gross * scale,
      aov: share(sums.gross, sums.orders),
      ordersPerCustomer: share(sums.orders, sums.customers),
      productsPerOrder: share(sums.lines, sums.orders),
      repeatShare: share(sums.repeaters, sums.customers),
      daysBetween: read.daysBetween,
      discountShare: share(sums.discount, sums.gross + sums.discount),
      discountedOrderShare: share(sums.discounted, sums.orders),
      returnRate: Math.min(share(sums.returned, sums.gross), 1),
      returnOrderShare: Math.min(share(sums.returns, sums.orders), 1),
      newRevenueShare: share(sums.firstGross, sums.gross),
      tables: tablesOf(cells, scale),
      sampleShare: share(1, scale),
    };
  });
}

const share = (part: number, of: number) => (of > 0 ? part / of : 0);
