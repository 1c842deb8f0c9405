import { sayChance, sayCount, sayMany, sayMoney, sayShare, sayTable } from "./say-figures.ts";
import type { ChurnSummaryOutput } from "./summarize-churn.ts";

/** How many, what it is worth, and whom to save first. */
export function sayChurnSummary(summary: ChurnSummaryOutput): string {
  const { customer_count: customers, by_level: levels, currency, horizon_days: days } = summary;
  if (customers === 0) return summary.model;
  const atRisk = summary.at_risk_count;
  const rows = summary.customers.map((one) => [
    one.name === null ? one.customer_id : `${one.customer_id} ${one.name}`,
    one.risk_level,
    one.probability_no_purchase === null ? "" : `${sayChance(one.probability_no_purchase)} without`,
    one.value_at_risk === null ? "" : `${sayMoney(one.value_at_risk, currency)} at risk`,
    `${sayMoney(one.ltv, currency)} so far`,
    `last ${one.last_order_on}`,
  ]);
  return [
    `${sayCount(atRisk)} of ${sayMany(customers, "customer")} (${sayShare(atRisk / customers)}) are at high or critical risk, ${sayCount(summary.critical_risk_count)} of them critical, as of ${summary.as_of}.`,
    summary.expected_without_purchase === null || summary.value_at_risk === null
      ? null
      : `In the next ${sayMany(days, "day")} about ${sayCount(summary.expected_without_purchase)} will buy nothing; at their usual pace that is ${sayMoney(summary.value_at_risk, currency)} of business.`,
    Object.entries(levels)
      .map(([level, count]) => `${level} ${sayCount(count)}`)
      .join(" · "),
    rows.length > 0 ? `Save first:\n${sayTable(rows)}` : null,
    `Model: ${summary.model}`,
    rows.length > 0 ? "Use predict_churn_risk with an id for the reasons and what to do." : null,
  ]
    .filter((line) => line !== null)
    .join("\n\n");
}
