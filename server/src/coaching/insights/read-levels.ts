import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { type CallFilter, matchCalls } from "./call-filter.ts";

/** Levels 1-5 of one criterion, added up: no mean is ever taken of means. */
export interface LevelTotal {
  criterion: string;
  /** Calls on which the criterion was judged. */
  calls: number;
  sum: number;
}

export interface LevelsOfRep extends LevelTotal {
  /** Lower case; null where none is known, and then `name` tells people apart. */
  address: string | null;
  /** The address as it was recorded where there is one. */
  name: string;
}

/** The levels of the calls that match, by address and criterion. */
export async function readLevels({ orm }: Pick<Database, "orm">, filter: CallFilter): Promise<LevelsOfRep[]> {
  const known = addUp(filter, "rep_email");
  const { rows } = await orm.execute<LevelsOfRep & Record<string, unknown>>(
    filter.emails ? known : sql`${known} union all ${addUp(filter, "rep_name")}`,
  );
  return rows;
}

/**
 * People with an address and people with no more than a name apart: by one column the planner sees how few groups
 * there are, and adds up without sorting a million rows. Few calls it looks up one by one, everybody's in parallel.
 * Addresses are put in lower case after adding up, which costs less.
 */
function addUp(filter: CallFilter, who: "rep_email" | "rep_name") {
  const [address, others] =
    who === "rep_email" ? [sql`lower(who)`, sql`c.rep_email is not null`] : [sql`null`, sql`c.rep_email is null`];
  return sql`(
    with matching as ${filter.emails ? sql`materialized` : sql`not materialized`} (
      select c.id, ${sql.raw(`c.${who}`)} as who from calls c
      where ${matchCalls("c", filter)} and c.analyzer is not null and ${others}
    ), added as (
      select m.who, k.criterion, count(*) as calls, sum(k.level) as sum
      from matching m join call_criteria k on k.call_id = m.id
      where k.level is not null
      group by 1, 2
    )
    select ${address} as address, who as name, criterion, calls, sum from added)`;
}
