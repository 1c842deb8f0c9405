import type { CustomerProfileOutput } from "./get-customer-profile.ts";
import { sayChance, sayMany, sayMoney, sayShare } from "./say-figures.ts";

/** A card: who, what they are worth, how they buy, and what they are like in plain words. */
export function sayCustomerProfile(profile: CustomerProfileOutput): string {
  const { metrics, archetype, currency } = profile;
  const money = (amount: number) => sayMoney(amount, currency);
  const who = [profile.name, profile.email].filter((part) => part !== null).join(", ");
  return [
    `${profile.customer_id}${who === "" ? "" : ` (${who})`}: customer since ${profile.first_order_on}`,
    archetype && `Archetype: ${archetype.name} (${archetype.id})`,
    `Value: ${money(metrics.ltv)} from ${sayMany(metrics.order_count, "order")} of ${money(metrics.aov)} on average`,
    `Rhythm: ${sayRhythm(profile)}`,
    `Returns: ${metrics.returns_value === 0 ? "none" : `${money(metrics.returns_value)}, ${sayShare(metrics.return_rate)} of what was bought`}. Discounts: ${metrics.discount_share === 0 ? "none known" : `${sayShare(metrics.discount_share)} off`}`,
    sayPrediction(profile),
    ...saySegments(profile),
    `As of ${profile.as_of}.${profile.notice === null ? "" : ` ${profile.notice}`}`,
  ]
    .filter((line) => line !== null)
    .join("\n");
}

function sayRhythm({ metrics, last_order_on: last }: CustomerProfileOutput): string {
  const recent = `last order ${metrics.recency_days === 0 ? "that day" : `${sayMany(metrics.recency_days, "day")} ago`} (${last})`;
  return metrics.avg_days_between === null
    ? `${recent}, bought on one day only`
    : `${recent}, on average every ${sayMany(Math.round(metrics.avg_days_between), "day")}`;
}

function sayPrediction({ prediction, currency }: CustomerProfileOutput): string {
  const { probability_no_purchase: probability, expected_purchases: purchases, expected_revenue: revenue } = prediction;
  const rule = `Outlook: ${prediction.risk_level.toLowerCase()} churn risk (${prediction.risk_score.toFixed(1)})`;
  if (probability === null || purchases === null || revenue === null) return rule;
  return `${rule}; in the next ${prediction.horizon_days} days ${sayChance(probability)} likely to buy nothing, ${purchases.toFixed(1)} purchases and ${sayMoney(revenue, currency)} expected; the next one, if it comes, around ${prediction.next_purchase_at}`;
}

function saySegments({ segments }: CustomerProfileOutput): string[] {
  const places = Object.entries(segments);
  if (places.length === 0) return [];
  return [
    "Segments:",
    ...places.map(([axis, { dominant, strength, memberships }]) => {
      const share = memberships[dominant];
      return `- ${plain(axis)}: ${plain(dominant)}, ${strength}${share === undefined ? "" : ` (${sayShare(share)})`}`;
    }),
  ];
}

const plain = (name: string) => name.replaceAll("_", " ");
