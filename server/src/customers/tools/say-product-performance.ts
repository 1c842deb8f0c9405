import type { ProductPerformanceOutput } from "./analyze-product-performance.ts";
import { sayChange, sayCount, sayMany, sayMoney, sayShare, sayTable } from "./say-figures.ts";

const shownMonths = 12;

/** One product in sentences, several as a table. */
export function sayProductPerformance(found: ProductPerformanceOutput): string {
  const { items, total, next_cursor: next, notice } = found;
  const [only] = items;
  if (!only) return total > 0 ? `No more products: all ${sayCount(total)} have been shown.` : (notice ?? "");
  return [
    found.months.length > 0 ? sayOne(found, only) : sayMore(found),
    found.growth_months > 0 &&
      `Growth: the last ${found.growth_months} whole ${found.growth_months === 1 ? "month" : "months"} against the ${found.growth_months} before.`,
    notice,
    next && `${sayCount(items.length)} of ${sayCount(total)} products. The next ones: cursor ${next}.`,
  ]
    .filter((line) => typeof line === "string")
    .join("\n");
}

type Item = ProductPerformanceOutput["items"][number];

function sayOne({ currency, months }: ProductPerformanceOutput, each: Item): string {
  const money = (amount: number) => sayMoney(amount, currency);
  const last = months.slice(-shownMonths).map(({ month, revenue }) => `${month} ${money(revenue)}`);
  return [
    `${nameOf(each)}${each.category ? `, ${each.category}` : ""}: ${sayCount(each.units)} sold in ${sayMany(each.orders, "order")} for ${money(each.revenue)} (${sayShare(each.revenue_share)} of the shop), ${money(each.price)} a piece.`,
    `${sayMany(each.customers, "known customer")}, of whom ${sayShare(each.repeat_share)} bought it again. Returned: ${sayCount(each.returned_units)} for ${money(each.returns_value)} (${sayShare(each.return_rate)}). Growth ${sayChange(each.growth)}.`,
    `Its last months: ${last.join(", ")}.`,
  ].join("\n");
}

function sayMore({ currency, items }: ProductPerformanceOutput): string {
  const money = (amount: number) => sayMoney(amount, currency);
  return sayTable([
    ["Product", "Revenue", "Units", "Price", "Orders", "Customers", "Again", "Returned", "Growth"],
    ...items.map((each) => [
      nameOf(each),
      money(each.revenue),
      sayCount(Math.round(each.units)),
      money(each.price),
      sayCount(each.orders),
      sayCount(each.customers),
      sayShare(each.repeat_share),
      sayShare(each.return_rate),
      sayChange(each.growth),
    ]),
  ]);
}

const nameOf = ({ product_id: id, name }: Item) => (name === null || name === id ? id : `${name} (${id})`);
