import { sql } from "drizzle-orm";

/**
 * SQL: what a customer spends in a year at their pace so far, in the shop's currency; who is known for less than a year
 * counts with what they spent, and who got back more than they paid with nothing. On a row of the search table as p.
 */
export const yearlySpend = sql`(greatest(p.ltv, 0) * 365 / greatest(p.as_of - p.first_order_on, 365))`;
