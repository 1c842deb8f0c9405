import type { NextPurchaseOutput } from "./predict-next-purchase.ts";
import { sayChance } from "./say-figures.ts";

/** Rather gone than late. */
const unlikely = 0.3;

/** When, how sure, on what ground, and what to do. */
export function sayNextPurchase(next: NextPurchaseOutput): string {
  const { probability_of_purchase: probability, interval } = next;
  const isLate = next.overdue ? "overdue: longer away than their usual gap" : "not overdue";
  return [
    `${next.customer_id}: next purchase around ${next.expected_at}, nine times in ten from ${interval.low} to ${interval.high}, if they come back (as of ${next.as_of}, last order ${next.last_order_on}; ${isLate}).`,
    probability === null
      ? next.notice
      : `${sayChance(probability)} likely to buy within 90 days, ${next.expected_purchases?.toFixed(1)} purchases expected.`,
    `It rests on ${next.basis}.`,
    sayAdvice(next),
  ]
    .filter((line) => line !== null)
    .join("\n");
}

function sayAdvice({ overdue, probability_of_purchase: probability, expected_at: at }: NextPurchaseOutput): string {
  if (probability !== null && probability < unlikely)
    return "What to do: win them back now rather than wait for the date.";
  if (overdue) return "What to do: remind them now.";
  return `What to do: a reminder some days before ${at} meets them when they are about to buy.`;
}
