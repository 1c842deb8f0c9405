import { type SQL, sql } from "drizzle-orm";
import { axes } from "../axes.ts";
import { featureNames } from "../features/feature-names.ts";
import { profileSource } from "../search/profile-source.ts";
import { sayCount, sayMoney, sayShare } from "../tools/say-figures.ts";
import { criticalCount } from "./binomial-tail.ts";
import type { FindPattern, PatternContext } from "./pattern.ts";
import { readDiscountHabits } from "./read-discount-habits.ts";
import { selectCustomers } from "./select-customers.ts";

const fewestOrders = 3;
const leastShare = 2 / 3;
const level = 0.05;
/** Of more orders the normal distribution is as good. */
const mostExact = 200;
/** So many customers with a discount at least tell the shop's usual share; a hash of the key draws them from more. */
const mostLookedAt = 5_000;

/** Place of the share of orders with a discount among a profile's features, from 1. */
const shareAt = axes.flatMap((axis): readonly string[] => featureNames[axis]).indexOf("discounted_order_share") + 1;

/** Orders nearly only with a discount, more than the shop's orders have one by chance, and little without. */
export const findDiscountDependent: FindPattern = async (context) => {
  const { run } = context;
  // Whoever never had one is not looked up in the wide table.
  const dealt = (condition: SQL) => sql`(
    select p.*, round(p.order_count * f.features[${sql.raw(String(shareAt))}]::float8)::int as discounted
    from ${profileSource(run)} join ${sql.raw(`customer_profiles_${run.id}`)} f using (customer_key)
    where p.discount_share > 0 and ${condition}) p`;
  const usual = await measureUsualShare(context, dealt);
  const critical = Array.from({ length: mostExact }, (_, at) => criticalCount(at + 1, usual, level));
  const found = await selectCustomers(context, {
    source: dealt(sql`p.order_count >= ${fewestOrders}::int`),
    isCostly: true,
    condition: sql`(p.discounted >= p.order_count * ${leastShare}::float8
      and p.discounted >= case when p.order_count <= ${mostExact}::int
        then (${sql.param(critical)}::int[])[p.order_count]
        else p.order_count * ${usual}::float8 + 1.645 * sqrt(p.order_count * ${usual * (1 - usual)}::float8) end)`,
    sort: sql`p.ltv`,
    numbers: {
      discounted_orders: sql`p.discounted`,
      discounted_order_share: sql`p.discounted::float8 / p.order_count`,
    },
  });
  const habits = await readDiscountHabits(
    context,
    found.customers.map(({ key }) => key),
  );
  const money = (amount: number) => sayMoney(amount, run.currency);
  return {
    ...found,
    definition: `Discount-dependent: ${fewestOrders} orders or more, two thirds of them or more with a discount, and more than the shop's ${sayShare(usual)} of orders explains (exact binomial test, one-sided, level ${level}). Shown beside it: the share of spend under discount, and what they buy without one. The highest spend first.`,
    items: found.customers.map((customer) => {
      const dealtOrders = customer.numbers["discounted_orders"] ?? 0;
      const without = customer.orderCount - dealtOrders;
      const {
        spendShare = 0,
        averageWithout = null,
        averageWith = 0,
        lastWithout = null,
      } = habits.get(customer.key) ?? {};
      return {
        customer: {
          ...customer,
          numbers: { ...customer.numbers, spend_share_discounted: spendShare, full_price_orders: without },
        },
        why: `${sayCount(dealtOrders)} of ${sayCount(customer.orderCount)} orders and ${sayShare(spendShare)} of their spend with a discount, which took off ${sayShare(customer.discountShare)}. ${
          averageWithout === null
            ? "Never bought without one"
            : `Without one they bought ${without === 1 ? "once" : `${without} times`}, for ${money(averageWithout)} an order (with: ${money(averageWith)}), last on ${lastWithout}`
        }.`,
      };
    }),
    notice: noticeOf(usual),
  };
};

/** The shop's share of orders with a discount: of 10,000 customers with one or more by 5,000 to 10,000 of them. */
async function measureUsualShare(
  { tx, run }: Pick<PatternContext, "tx" | "run">,
  dealt: (condition: SQL) => SQL,
): Promise<number> {
  const { rows } = await tx.execute<{ orders: number; customers: number; theirs: number }>(sql`
    select coalesce(sum(p.order_count), 0) as orders, count(*) filter (where p.discount_share > 0) as customers,
      coalesce(sum(p.order_count) filter (where p.discount_share > 0), 0) as theirs
    from ${profileSource(run)}`);
  const { orders = 0, customers = 0, theirs = 0 } = rows[0] ?? {};
  const oneIn = Math.max(1, Math.floor(customers / mostLookedAt));
  const { rows: looked } = await tx.execute<{ share: number | null }>(sql`
    select sum(p.discounted)::float8 / nullif(sum(p.order_count), 0) as share
    from ${dealt(sql`(hashint4(p.customer_key)::bigint + 2147483648) % ${oneIn}::int = 0`)}`);
  return orders === 0 ? 0 : ((looked[0]?.share ?? 0) * theirs) / orders;
}

function noticeOf(usual: number): string | null {
  if (usual === 0) {
    return "No order of this shop carries a discount. Map a discount column when importing; who pays less than others is in the axis price_sensitivity.";
  }
  if (usual < 0.8) return null;
  return `${sayShare(usual)} of all orders carry a discount: where nearly everybody has one, it tells nobody apart.`;
}
