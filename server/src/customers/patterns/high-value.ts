import { sql } from "drizzle-orm";
import { valueTierOf } from "../outlook/value-tier.ts";
import { profileSource } from "../search/profile-source.ts";
import { sayMoney, sayShare } from "../tools/say-figures.ts";
import type { FindPattern } from "./pattern.ts";
import { selectCustomers } from "./select-customers.ts";

/** The tenth of the customers that kept most of what they bought, and more than the average customer. */
export const findHighValue: FindPattern = async (context) => {
  const { tx, run } = context;
  const { rows } = await tx.execute<{ customers: number; mean: number; revenue: number; bound: number }>(sql`
    select s.customers, s.revenue, s.revenue / greatest(s.customers, 1) as mean, coalesce((
      select p.ltv from ${profileSource(run)} order by p.ltv desc, p.customer_key
      offset greatest(ceil(s.customers * 0.1)::int - 1, 0) limit 1), 0) as bound
    from (select count(*) as customers, coalesce(sum(p.ltv), 0) as revenue from ${profileSource(run)}) s`);
  const { mean = 0, revenue: all = 0, bound = 0 } = rows[0] ?? {};
  const found = await selectCustomers(context, {
    condition: sql`p.ltv >= ${bound}::float8 and p.ltv > ${mean}::float8`,
    sort: sql`p.ltv`,
  });
  const money = (amount: number) => sayMoney(amount, run.currency);
  return {
    ...found,
    definition: `High value: the tenth of customers with the largest net spend, here ${money(bound)} or more, and above the average of ${money(mean)}. Together they brought ${sayShare(all > 0 ? found.revenue / all : 0)} of the revenue.`,
    items: found.customers.map((customer) => ({
      customer,
      why: `Kept ${money(customer.ltv)} of what they bought in ${customer.orderCount} ${customer.orderCount === 1 ? "order" : "orders"}, ${(customer.ltv / Math.max(mean, 1e-9)).toFixed(1)} times the average customer (tier ${valueTierOf(customer.ltv)}); last order ${customer.recencyDays} days ago.`,
    })),
    notice: null,
  };
};
