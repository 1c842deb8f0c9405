import { sayCount, sayMany, sayMoney, sayTable } from "./say-figures.ts";
import type { SearchCustomersOutput } from "./search-customers.ts";

const longestName = 28;

/** A list to choose a customer from: who, what they are worth, how often and how recently they bought. */
export function sayCustomers({ items, total, next_cursor: cursor, currency }: SearchCustomersOutput): string {
  if (total === 0) return "No customer matches. Leave a condition out, or make a range wider.";
  if (items.length === 0) return `No more customers: all ${sayCount(total)} have been shown.`;
  const head =
    items.length === total ? sayMany(total, "customer") : `${sayCount(items.length)} of ${sayCount(total)} customers`;
  const rows = items.map(({ customer_id: id, name, metrics, last_order_on: last, archetype }) => [
    name === null ? id : `${id} ${name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name}`,
    sayMoney(metrics.ltv, currency),
    sayMany(metrics.order_count, "order"),
    `last ${last}`,
    archetype?.name ?? "",
  ]);
  const next = "Use get_customer_profile with an id to see one in full.";
  return [head, sayTable(rows), cursor ? `For the next ones pass cursor ${cursor}. ${next}` : next].join("\n\n");
}
