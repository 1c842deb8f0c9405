import type { ChurnRiskOutput } from "./predict-churn-risk.ts";
import { sayChance, sayMany, sayMoney } from "./say-figures.ts";

/** How likely, why, what is at stake and what to do. */
export function sayChurnRisk(risk: ChurnRiskOutput): string {
  const { probability_no_purchase: probability, probability_alive: alive, percentile, value_at_risk: value } = risk;
  const ahead = sayMany(risk.horizon_days, "day");
  return [
    `${risk.customer_id}: ${risk.risk_level} churn risk, score ${risk.risk_score.toFixed(1)} (as of ${risk.as_of}, last order ${risk.last_order_on})`,
    probability === null
      ? null
      : `${sayChance(probability)} likely to buy nothing in the next ${ahead}${percentile === null ? "" : `, likelier than ${sayChance(percentile / 100)} of the customers`}; ${sayChance(alive ?? 0)} likely to be a customer still.`,
    value === null ? null : `At risk: ${sayMoney(value, risk.currency)} of what they would usually spend in that time.`,
    risk.factors.length === 0 ? "No factor of the rule applies." : "Why:",
    ...risk.factors.map(({ weight, evidence }) => `- +${weight.toFixed(1)} ${evidence}`),
    "What to do:",
    ...risk.recommendations.map((action) => `- ${action}`),
    `Model: ${risk.model}`,
  ]
    .filter((line) => line !== null)
    .join("\n");
}
