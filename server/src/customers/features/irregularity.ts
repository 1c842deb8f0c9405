import { type SQL, sql } from "drizzle-orm";

/** How many gaps of one's own weigh as much as what is known of the shop. */
export const priorGaps = 3;

/**
 * SQL: how irregular gaps are, from -1 (all alike) over 0 (as by chance) to 1 (bursts), from their number, sum and sum
 * of squares. Burstiness (sd - mean) / (sd + mean) of Goh & Barabasi 2008 in the form of Kim & Jo 2016, which is 0 for
 * chance also with few gaps; times n / (n + 3), because few gaps say little. 0 below two gaps.
 */
export function irregularity(gaps: SQL, sum: SQL, sumOfSquares: SQL): SQL {
  const n = sql`(${gaps})::float8`;
  const ratio = sql`(sqrt(${n} * (${sumOfSquares})::float8 - (${sum})::float8 ^ 2) / (${sum}))`;
  return sql`case when ${gaps} < 2 then 0 else
    (sqrt(${n} + 1) * ${ratio} - sqrt(${n} - 1)) / ((sqrt(${n} + 1) - 2) * ${ratio} + sqrt(${n} - 1))
    * ${n} / (${n} + ${sql.raw(String(priorGaps))}) end`;
}
