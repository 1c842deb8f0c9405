import type { CategoryTrendsOutput } from "./analyze-category-trends.ts";
import { sayChange, sayCount, sayMoney, sayShare, sayTable } from "./say-figures.ts";

const shownMonths = 12;

/** Categories by revenue, the last months of one alone, and products where there are some. */
export function sayCategoryTrends(found: CategoryTrendsOutput): string {
  const { items, products, currency, growth_months: months, total, next_cursor: next, notice } = found;
  const money = (amount: number) => sayMoney(amount, currency);
  const growth = months > 0 ? `${months} mo. growth` : "Growth";
  const categories = items.map((each) => [
    each.category ?? "(none)",
    money(each.revenue),
    sayShare(each.revenue_share),
    sayCount(Math.round(each.units)),
    sayShare(each.return_rate),
    sayChange(each.growth),
  ]);
  const [only] = items;
  return [
    items.length > 0 && sayTable([["Category", "Revenue", "Share", "Units", "Returned", growth], ...categories]),
    items.length === 1 && only && sayMonths(only.months, money),
    products.length > 0 &&
      sayTable([
        ["Product", "Revenue", "Share", growth],
        ...products.map((each) => [
          nameOf(each.product_id, each.name),
          money(each.revenue),
          sayShare(each.revenue_share),
          sayChange(each.growth),
        ]),
      ]),
    months > 0 &&
      (items.length > 0 || products.length > 0) &&
      `Growth: the last ${months} whole ${months === 1 ? "month" : "months"} against the ${months} before.`,
    notice,
    next && `${sayCount(items.length)} of ${sayCount(total)} categories. The next ones: cursor ${next}.`,
  ]
    .filter((line) => typeof line === "string")
    .join("\n");
}

function sayMonths(months: CategoryTrendsOutput["items"][number]["months"], money: (amount: number) => string): string {
  const last = months.slice(-shownMonths);
  return `Its last months: ${last.map(({ month, revenue }) => `${month} ${money(revenue)}`).join(", ")}.`;
}

const nameOf = (id: string, name: string | null) => (name === null || name === id ? id : `${name} (${id})`);
