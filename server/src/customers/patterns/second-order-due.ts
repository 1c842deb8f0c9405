import { sql } from "drizzle-orm";
import { sayCount, sayMoney } from "../tools/say-figures.ts";
import type { FindPattern } from "./pattern.ts";
import { selectCustomers } from "./select-customers.ts";
import { measureTimeToSecondOrder } from "./time-to-second-order.ts";
import { silentDays } from "./usual-gap.ts";

/** Ordered once, as long ago as those who came back took for their second order. */
export const findSecondOrderDue: FindPattern = async (context) => {
  const measured = await measureTimeToSecondOrder(context);
  if (!measured) {
    return {
      definition:
        "Second order due: one order so far, as many days ago as half of those who came back took (25th to 75th percentile of days to the second purchase). This shop's cannot be measured yet.",
      items: [],
      total: 0,
      revenue: 0,
      next: null,
      notice: "Fewer than 10 customers have come back so far. Import more orders, or wait until more have.",
    };
  }
  const { quartile, median, upperQuartile, customers } = measured;
  const found = await selectCustomers(context, {
    condition: sql`(p.order_count = 1 and ${silentDays} between ${quartile}::int and ${upperQuartile}::int)`,
    sort: sql`p.ltv`,
    numbers: { days_past_median: sql`${silentDays} - ${median}::int` },
  });
  return {
    ...found,
    definition: `Second order due: one order so far, between ${quartile} and ${upperQuartile} days ago. In this shop half of those who came back did so in that time, typically after ${median} days (25th percentile, 75th and median, measured on ${sayCount(customers)} customers). The highest spend first.`,
    items: found.customers.map((customer) => ({
      customer,
      why: `First and only order ${customer.recencyDays} days ago, for ${sayMoney(customer.ltv, context.run.currency)}; ${sayTiming(customer.recencyDays - median)}.`,
    })),
    notice: null,
  };
};

function sayTiming(past: number): string {
  if (past === 0) return "the typical second order comes on this day";
  return past > 0
    ? `the typical second order came ${past} days sooner`
    : `the typical second order is ${-past} days off`;
}
