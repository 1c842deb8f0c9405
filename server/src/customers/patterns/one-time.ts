import { sql } from "drizzle-orm";
import { sayMoney } from "../tools/say-figures.ts";
import type { FindPattern } from "./pattern.ts";
import { selectCustomers } from "./select-customers.ts";

/** Ordered once and never again. */
export const findOneTime: FindPattern = async (context) => {
  const found = await selectCustomers(context, { condition: sql`p.order_count = 1`, sort: sql`p.ltv` });
  const { currency } = context.run;
  return {
    ...found,
    definition: "One-time buyers: exactly 1 order so far, however long ago. The highest spend first.",
    items: found.customers.map((customer) => ({
      customer,
      why: `Bought once, on ${customer.firstOrderOn} (${customer.recencyDays} days ago), for ${sayMoney(customer.ltv, currency)}.`,
    })),
    notice: null,
  };
};
