import { type SQL, sql } from "drizzle-orm";
import { priorGaps } from "../features/irregularity.ts";

/**
 * SQL: days between a customer's purchase days, weighed against three of the shop's mean gap as in the feature
 * log_gap_days; on a row of the search table as p.
 */
export const usualGap = (meanGapDays: number): SQL => sql`
  ((p.last_order_on - p.first_order_on + ${priorGaps * meanGapDays}::float8) / (p.purchase_days - 1 + ${priorGaps}::int))`;

/** SQL: days since the last purchase. */
export const silentDays: SQL = sql`(p.as_of - p.last_order_on)`;
