import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";

export interface PartRange {
  part: number;
  /** Both belong to it. */
  firstKey: number;
  lastKey: number;
}

/** Worth a part of its own: more than it costs to give it to another process. */
const customersAPart = 10_000;
const linesAPart = 300_000;
/** Each part reads the pages of all orders anew, since those lie by time and not by customer. */
const fewParts = 8;
/** The last part of a large shop ends at its half, the rest at its half again: nobody waits long for the last one. */
const cuts = [0, 0.5, 0.75];
/** What one process may hold of places and features at once, some 50 MB. */
const mostCustomersAPart = 150_000;
/** One less than what an integer holds, so that what lies behind it can be said too. */
const lastPossibleKey = 2_147_483_646;

/**
 * Cuts everybody who has ordered into ranges of customer keys of about the same size, in a large shop with smaller ones
 * at the end. They leave out no key: who comes later belongs to one of them too.
 * @param buyers SQL with the columns of selectBuyers.
 * @param shared false: one process takes all of them, so they are only as many as its memory demands.
 */
export async function splitIntoParts(
  tx: Pick<Database["orm"], "execute">,
  buyers: SQL,
  { shared = true }: { shared?: boolean } = {},
): Promise<{ customers: number; parts: PartRange[] }> {
  const most = shared ? fewParts : 1;
  const { rows } = await tx.execute<{ customers: number; first_key: number | null }>(sql`
    with buyers as (${buyers}), counted as (
      select count(*)::int as customers,
        least(${most}, ceil(greatest(count(*) / ${customersAPart}::float8, sum(lines) / ${linesAPart}::float8))) as parts
      from buyers
    ), sized as (
      select customers, parts, least(${mostCustomersAPart}, ceil(customers / nullif(parts, 0)))::int as size from counted
    ), starts as (
      select generate_series(0, customers - 1, size) as place from sized
      union
      select customers - rest + floor(rest * cut)::int
      from (select customers, 1 + (customers - 1) % size as rest from sized where parts >= ${fewParts}) last_part
      cross join unnest(${sql.param(cuts)}::float8[]) cut
    ), placed as (
      select key, row_number() over (order by key) - 1 as place from buyers
    )
    select customers, key as first_key from sized left join (placed join starts using (place)) on true order by key`);
  const starts = rows.flatMap(({ first_key: key }) => (key === null ? [] : [key]));
  const parts = starts.map((start, part) => ({
    part,
    firstKey: part === 0 ? 0 : start,
    lastKey: (starts[part + 1] ?? lastPossibleKey + 1) - 1,
  }));
  return { customers: rows[0]?.customers ?? 0, parts };
}
