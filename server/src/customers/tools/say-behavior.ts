import type { BehaviorOutput } from "./analyze-behavior.ts";
import { sayCount, sayMany, sayMoney, sayShare, sayTable } from "./say-figures.ts";

const titles: Readonly<Record<string, string>> = {
  products_per_order: "Products an order",
  orders_per_customer: "Orders a customer",
  days_between_orders: "Days between",
  first_or_later: "First or later order",
};
/** The others are said in a sentence. */
const shown = Object.keys(titles);

/** How often and when they buy in sentences, and the distributions as tables. */
export function sayBehavior(found: BehaviorOutput): string {
  const { currency, averages, shares, tables, notice } = found;
  if (found.as_of === null || found.orders === 0) return notice ?? "No orders.";
  const money = (amount: number) => sayMoney(amount, currency);
  const share = (name: string) => sayShare(shares[name] ?? 0);
  const median = averages["days_between_median"] ?? null;
  return [
    `${sayMany(found.customers, "customer")}, ${sayMany(found.orders, "order")} and ${money(found.revenue)} up to ${found.as_of}: ${averages["orders_per_customer"]} orders a customer, ${money(averages["aov"] ?? 0)} and ${averages["products_per_order"]} products an order.`,
    `${share("repeat_customers")} came back${median === null ? "" : `, typically ${median} days later (half of the times ${averages["days_between_p25"]} to ${averages["days_between_p75"]})`}; first orders bring ${share("new_revenue")} of the revenue.`,
    busiest(tables),
    `${share("discounted_orders")} of orders carry a discount (${share("discount")} off in all); ${share("return_rate")} of the value comes back.`,
    notice,
    ...shown.flatMap((name) => {
      const table = tables[name];
      if (!table || table.rows.length === 0) return [];
      const rows = table.rows.map((row) => [
        row.key,
        sayCount(row.count),
        sayShare(row.share),
        money(row.revenue),
        sayShare(row.revenue_share),
      ]);
      return [`\n${sayTable([[titles[name] ?? name, table.of, "", "Revenue", ""], ...rows])}`];
    }),
  ]
    .filter((line) => typeof line === "string")
    .join("\n");
}

/** Where all orders carry one time of day, it was not recorded and is not said. */
function busiest(tables: BehaviorOutput["tables"]): string {
  const most = (name: string) =>
    (tables[name]?.rows ?? []).toSorted((a, b) => b.count - a.count)[0] ?? { key: "", share: 0, count: 0 };
  const [day, hour, month] = [most("weekday"), most("hour"), most("month")];
  const atHour = (tables["hour"]?.rows.length ?? 0) > 1 ? `, most around ${hour.key} (${sayShare(hour.share)})` : "";
  return `Busiest on ${day.key} (${sayShare(day.share)} of orders)${atHour}; the strongest month was ${month.key} (${sayCount(month.count)} orders).`;
}
