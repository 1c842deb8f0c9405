import type { RfmOutput } from "./analyze-rfm.ts";
import { sayCount, sayMoney, sayShare, sayTable } from "./say-figures.ts";

/** Groups as a table, what to do with the largest, and who is at the top. */
export function sayRfm(found: RfmOutput): string {
  const { currency, groups, items, quantiles, notice, total, next_cursor: next } = found;
  if (found.customers === 0) return notice ?? "No known customers.";
  const money = (amount: number) => sayMoney(amount, currency);
  const rows = groups
    .filter(({ customers }) => customers > 0)
    .toSorted((left, right) => right.revenue - left.revenue)
    .map((each) => [
      each.group.replaceAll("_", " "),
      each.rule,
      sayCount(each.customers),
      sayShare(each.share),
      money(each.revenue),
      sayShare(each.revenue_share),
      `${each.averages.recency_days.toFixed(0)} d`,
    ]);
  return [
    `${sayCount(found.customers)} customers by recency and frequency of their orders up to ${found.as_of}:`,
    sayTable([["Group", "Scores", "Customers", "", "Revenue", "", "Last order"], ...rows]),
    `Boundaries at 20 / 40 / 60 / 80 %: ${bounds(quantiles.recency_days, String)} days, ${bounds(quantiles.orders, String)} orders, ${bounds(quantiles.revenue, money)}.`,
    notice,
    items.length > 0 && "Highest revenue:",
    items.length > 0 &&
      sayTable(
        items.map((each) => [
          each.customer_id,
          each.score,
          each.group.replaceAll("_", " "),
          money(each.revenue),
          `${sayCount(each.orders)} ${each.orders === 1 ? "order" : "orders"}`,
          `${sayCount(each.recency_days)} d ago`,
        ]),
      ),
    next && `${sayCount(items.length)} of ${sayCount(total)} customers. The next ones: cursor ${next}.`,
  ]
    .filter((line) => typeof line === "string")
    .join("\n");
}

const bounds = (values: number[], say: (value: number) => string) => values.map(say).join(" / ");
