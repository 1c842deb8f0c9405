import { sql } from "drizzle-orm";
import { isSilent } from "../patterns/lapsed.ts";
import { silentDays, usualGap } from "../patterns/usual-gap.ts";
import type { OutreachFacts, OutreachRule } from "./outreach-rule.ts";

/** Who has gone, those worth most first. */
export function winbackRules({ meanGapDays, highLtv, highLtvWords, secondOrder }: OutreachFacts): OutreachRule[] {
  const lapsed = sql`(p.purchase_days >= 2 and ${isSilent(meanGapDays)})`;
  const recently = sql`${silentDays} <= 6 * ${usualGap(meanGapDays)}`;
  // Without a measured second order, three of the shop's gaps are as long.
  const late = secondOrder?.late ?? Math.round(3 * meanGapDays);
  return [
    {
      id: "best_lapsed",
      who: `Formerly among the best (${highLtvWords} or more), silent for more than three of their usual gaps.`,
      condition: sql`(p.ltv >= ${highLtv}::float8 and ${lapsed})`,
      action: "Call or write personally and ask why they stopped.",
      offerGuidance: "Generous but for them alone: what keeps one of them pays for many who do not answer.",
      messageAngle: "We miss you, here is who looks after you now; solve what went wrong.",
      when: "This week; once more after three weeks, then stop.",
    },
    {
      id: "discount_lapsed",
      who: "Lapsed customers who bought with discounts: 10 % or more off in all.",
      condition: sql`(p.discount_share >= 0.1 and ${lapsed})`,
      action: "Invite them to a sale.",
      offerGuidance: "The sale itself; they come for the price.",
      messageAngle: "The categories they bought from, reduced.",
      when: "With the next sale.",
    },
    {
      id: "recently_lapsed",
      who: "Came back at least once and stopped lately: silent for three to six of their usual gaps.",
      condition: sql`(${lapsed} and ${recently})`,
      action: "A series of two: what is new, then an offer to who did not open the first.",
      offerGuidance: "Free delivery or a small voucher with a date, in the second message only.",
      messageAngle: "What has changed since they were here, starting from what they used to buy.",
      when: "Now: each further gap of silence makes a return less likely.",
    },
    {
      id: "long_lapsed",
      who: "Came back at least once, silent for more than six of their usual gaps.",
      condition: lapsed,
      action: "One seasonal message a year; then leave them in peace.",
      offerGuidance: "The strongest standard offer, once.",
      messageAngle: "A fresh start: the best of the range now.",
      when: "Before the next season in which they used to buy.",
    },
    {
      id: "one_time_gone",
      who: `One order, more than ${late} days ago: nine of ten who ever came back had done so by then.`,
      condition: sql`(p.order_count = 1 and ${silentDays} > ${late}::int)`,
      action: "At most one automatic message; no further cost.",
      offerGuidance: "Nothing, or a voucher that costs less than a new customer does.",
      messageAngle: "The bestsellers of today, not their one purchase.",
      when: "With a seasonal mailing.",
    },
  ];
}
