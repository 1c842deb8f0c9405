import { sql } from "drizzle-orm";

/** The horizon of what is kept of a customer, and of every answer that is asked for none. */
export const usualHorizonDays = 90;

/** What is kept of one customer in customer_profiles, for sums over everybody by SQL; predictCustomer says the same. */
export const outlookColumnNames = [
  "probability_no_purchase",
  "probability_alive",
  "churn_shift",
  "expected_purchases",
  "expected_spend",
] as const;

export const outlookColumns = sql.raw(outlookColumnNames.join(", "));
