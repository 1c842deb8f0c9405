import { sql } from "drizzle-orm";
import { isSilent } from "../patterns/lapsed.ts";
import { silentDays, usualGap } from "../patterns/usual-gap.ts";
import type { OutreachFacts, OutreachRule } from "./outreach-rule.ts";

/** Who is still there but may go, the most urgent first. */
export function retentionRules({
  meanGapDays,
  highLtv,
  highLtvWords,
  secondOrder,
  tenths,
}: OutreachFacts): OutreachRule[] {
  const stillThere = sql`not ${isSilent(meanGapDays)}`;
  const overdue = sql`(p.purchase_days >= 2 and ${silentDays} > ${usualGap(meanGapDays)} and ${stillThere})`;
  return [
    {
      id: "best_overdue",
      who: `High-value customers (${highLtvWords} or more) whose next order is overdue: silent for one to three of their usual gaps.`,
      condition: sql`(p.ltv >= ${highLtv}::float8 and ${overdue})`,
      action: "A personal message or a call from somebody with a name.",
      offerGuidance: "No discount: they pay full value. Early access, a favour, a direct line.",
      messageAngle: "You know them: mention what they buy, ask whether anything was wrong.",
      when: "This week, the largest value at risk first.",
    },
    {
      id: "discount_overdue",
      who: "Overdue customers who buy with discounts: 10 % or more off in all.",
      condition: sql`(p.discount_share >= 0.1 and ${overdue})`,
      action: "Announce the next sale to them first.",
      offerGuidance: "Only the sale that is planned anyway; an extra voucher teaches them to wait.",
      messageAngle: "The things they usually buy, at the price they wait for.",
      when: "With the next planned sale, a day before everybody else.",
    },
    {
      id: "regular_overdue",
      who: "Regular customers (three purchase days or more) whose next order is overdue: silent for one to three of their usual gaps.",
      condition: sql`(p.purchase_days >= 3 and ${overdue})`,
      action: "A reminder, and one follow-up ten days later.",
      offerGuidance: "Nothing in the first message; free delivery in the second.",
      messageAngle: "What they buy again and again is probably running out: one click to reorder.",
      when: "Now: past three gaps of silence they count as lapsed.",
    },
    ...(secondOrder
      ? [
          {
            id: "second_order_due",
            who: `One order so far, ${secondOrder.quartile} to ${secondOrder.upperQuartile} days ago: when half of those who came back placed their second.`,
            condition: sql`(p.order_count = 1 and ${silentDays} between ${secondOrder.quartile}::int and ${secondOrder.upperQuartile}::int)`,
            action: "A short series of two messages towards the second order.",
            offerGuidance:
              "A small thank-you for the second order, with a date; not more than the margin of one order.",
            messageAngle: "What goes with their first order, and how others use it.",
            when: `Around day ${secondOrder.median} after the first order, the typical day of a second one.`,
          },
        ]
      : []),
    {
      id: "high_risk",
      who: "Everybody else who is still there and whose churn rule score is 0.5 or more (HIGH or CRITICAL).",
      condition: sql`(${tenths} >= 5 and ${stillThere})`,
      action: "One light message; no calls.",
      offerGuidance: "No discount yet: few of them are worth one so far.",
      messageAngle: "One reason to come back: what is new in the category they bought from.",
      when: "In the next two weeks, with the usual newsletter.",
    },
  ];
}
