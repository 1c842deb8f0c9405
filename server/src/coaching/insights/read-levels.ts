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
  name: string;
}

/** The levels of the calls that match, by address and criterion. */
export async function readLevels({ orm }: Pick<Database, "orm">, filter: CallFilter): Promise<LevelsOfRep[]> {
  const { rows } = await orm.execute<LevelsOfRep & Record<string, unknown>>(sql`
    with matching as materialized (
      select c.id, lower(c.rep_email) as address, c.rep_name as name from calls c
      where ${matchCalls("c", filter)} and c.analyzer is not null
    )
    select m.address, max(m.name) as name, k.criterion, count(*) as calls, sum(k.level) as sum
    from matching m join call_criteria k on k.call_id = m.id
    where k.level is not null
    group by 1, case when m.address is null then m.name end, 3`);
  return rows;
}
