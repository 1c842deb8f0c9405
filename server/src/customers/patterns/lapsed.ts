import { sql } from "drizzle-orm";
import { sayMoney } from "../tools/say-figures.ts";
import type { FindPattern } from "./pattern.ts";
import { selectCustomers } from "./select-customers.ts";
import { silentDays, usualGap } from "./usual-gap.ts";

const mostGaps = 3;
/** Who comes daily is not gone after four days. */
const fewestDays = 30;

/**
 * SQL: silent for more than three of their own usual gaps, or of the shop's for who came once; on a row of the search
 * table as p.
 */
export const isSilent = (meanGapDays: number) =>
  sql`(${silentDays} > ${fewestDays}::int and ${silentDays} > ${mostGaps}::int * ${usualGap(meanGapDays)})`;

/** Came more than once, and is silent for longer than their own rhythm explains. */
export const findLapsed: FindPattern = async (context) => {
  const { meanGapDays, run } = context;
  const gap = usualGap(meanGapDays);
  const found = await selectCustomers(context, {
    condition: sql`(p.purchase_days >= 2 and ${isSilent(meanGapDays)})`,
    sort: sql`p.ltv`,
    numbers: { usual_gap_days: gap, silent_gaps: sql`${silentDays} / ${gap}` },
  });
  return {
    ...found,
    definition: `Lapsed: bought on two days or more, and silent for more than ${mostGaps} of their own usual gaps and more than ${fewestDays} days. The usual gap is the mean of their own gaps, weighed against three of the shop's (${meanGapDays.toFixed(0)} days), so that two purchases in one week make no rhythm. The highest spend first.`,
    items: found.customers.map((customer) => ({
      customer,
      why: `Usually came every ${Math.round(customer.numbers["usual_gap_days"] ?? 0)} days (${customer.purchaseDays} purchase days); silent for ${customer.recencyDays}, that is ${(customer.numbers["silent_gaps"] ?? 0).toFixed(1)} gaps. Spent ${sayMoney(customer.ltv, run.currency)} in all.`,
    })),
    notice: null,
  };
};
