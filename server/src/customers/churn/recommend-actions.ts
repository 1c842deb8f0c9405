import { valueTierOf } from "../outlook/value-tier.ts";
import type { Profile } from "../profiles/load-profile.ts";
import type { ChurnFactor, ChurnScore } from "./churn-rule.ts";
import { riskLevelOf } from "./risk-level.ts";

type Advised = Pick<Profile, "averageGapDays" | "recencyDays" | "discountShare" | "purchaseDays" | "ltv">;

/** Likelier than not by far; and hardly. */
const surelyGone = 0.7;
const surelyBack = 0.3;

/**
 * What to do about a customer, the most urgent first: one thing for each factor, fitted to how they buy, and what the
 * probability adds to the rule. @param probability of no purchase; null where there is none.
 */
export function recommendActions(
  profile: Advised,
  { tenths, factors }: ChurnScore,
  probability: number | null,
): string[] {
  const level = riskLevelOf(tenths);
  const tier = valueTierOf(profile.ltv);
  const isAtRisk = level === "HIGH" || level === "CRITICAL";
  const actions = factors.map(({ factor }) => advice[factor](profile));
  if ((isAtRisk || (probability ?? 0) >= surelyGone) && (tier === "VIP" || tier === "High Value")) {
    actions.unshift(`Have a person write or call: a ${tier} customer is worth more than a mailing.`);
  }
  if (probability !== null && probability >= surelyGone && !factors.some(({ factor }) => factor === longAway)) {
    actions.push("Ask soon whether all was well: few who buy like this come back within the time asked about.");
  }
  if (probability !== null && probability < surelyBack && isAtRisk) {
    actions.push("Hold discounts back: who buys like this mostly comes back without one.");
  }
  return actions.length > 0 ? actions : ["Nothing needs doing: keep them as you do now."];
}

const longAway: ChurnFactor["factor"] = "long_since_last_purchase";

const advice: Record<ChurnFactor["factor"], (profile: Advised) => string> = {
  weak_purchase_frequency: () =>
    "Give their orders a rhythm: remind them when what they bought will be used up, or offer a subscription.",
  long_since_last_purchase({ averageGapDays, recencyDays, discountShare }) {
    const usual =
      averageGapDays === null || averageGapDays >= recencyDays
        ? ""
        : ` They used to come every ${Math.max(1, Math.round(averageGapDays))} days.`;
    const offer =
      discountShare >= 0.05
        ? "an offer with an end date fits, they buy at discounts"
        : "show what is new before you offer a discount, they pay full prices";
    return `Win them back, ${recencyDays} days after the last purchase: ${offer}.${usual}`;
  },
  occasional_or_one_time_buyer: ({ purchaseDays }) =>
    purchaseDays === 1
      ? "Win the second order: suggest what goes with the first one."
      : "Bring the next order forward: suggest what goes with what they bought.",
  new_customer: () => "Welcome them: make sure the first order was right, and show what else there is.",
};
