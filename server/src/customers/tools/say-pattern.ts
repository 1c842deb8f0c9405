import type { FindCustomersOutput } from "./find-customers.ts";
import { sayCount, sayMany, sayMoney } from "./say-figures.ts";

const nextStep: Readonly<Record<string, string>> = {
  high_value: "Keep them: thank them personally, and look at predict_churn_risk of each.",
  one_time: "find_customers with second_order_due says who of them to write to now.",
  momentum: "Offer what goes with their last orders while they are at it; no discount needed.",
  declining: "Ask what changed before they stop: plan_outreach with kind retention.",
  discount_dependent: "Give them fewer and smaller discounts, and try what they buy at full price.",
  b2b: "Offer a business account: quantity prices, invoices, a contact by name.",
  lapsed: "plan_outreach with kind winback says whom to write to first, and what.",
  second_order_due: "Write to them this week, with what goes with their first order.",
};

/** What the pattern means here, how many show it and what they brought, and why each is on the list. */
export function sayPattern(found: FindCustomersOutput): string {
  const { pattern, definition, items, total, revenue, currency, as_of: asOf, notice, next_cursor: next } = found;
  if (asOf === null) return notice ?? definition;
  const head =
    total === 0
      ? `Nobody up to ${asOf}.`
      : `${sayMany(total, "customer")} up to ${asOf}, who brought ${sayMoney(revenue, currency)}.`;
  return [
    head,
    definition,
    notice,
    items.length > 0 && items.map(({ customer_id: id, why }) => `${id}: ${why}`).join("\n"),
    next && `${sayCount(items.length)} of ${sayCount(total)} shown. The next ones: cursor ${next}.`,
    total > 0 && nextStep[pattern],
  ]
    .filter((line) => typeof line === "string")
    .join("\n\n");
}
