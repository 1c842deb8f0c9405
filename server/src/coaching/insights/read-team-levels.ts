import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { type Dimension, dimensions } from "../calls/call.ts";
import type { LoadedRubric } from "../rubrics/rubric.ts";
import { type CallFilter, matchCalls } from "./call-filter.ts";
import type { LevelTotal } from "./read-levels.ts";

interface TeamLevelsDeps {
  database: Pick<Database, "orm">;
  rubrics: Record<Dimension, LoadedRubric>;
}

/**
 * The levels of everybody's calls, by criterion. Without a product they are counted in the index alone, level by
 * level: over two years of a large team that is a fifth of the time of reading them call by call.
 */
export async function readTeamLevels(
  { database, rubrics }: TeamLevelsDeps,
  filter: Omit<CallFilter, "emails" | "role">,
): Promise<LevelTotal[]> {
  if (filter.product) return addLevels(database, filter);
  const counted = await Promise.all(dimensions.map((each) => countLevels(database, rubrics[each], filter)));
  return counted.flat();
}

async function addLevels({ orm }: Pick<Database, "orm">, filter: CallFilter): Promise<LevelTotal[]> {
  const { rows } = await orm.execute<LevelTotal & Record<string, unknown>>(sql`
    select k.criterion, count(*) as calls, sum(k.level) as sum
    from calls c join call_criteria k on k.call_id = c.id
    where ${matchCalls("c", filter)} and k.level is not null group by 1`);
  return rows;
}

async function countLevels(
  { orm }: Pick<Database, "orm">,
  { dimension, criteria }: LoadedRubric,
  { from, to }: Pick<CallFilter, "from" | "to">,
): Promise<LevelTotal[]> {
  // The sum of what was counted is a numeric; as int8 it arrives as a number.
  const { rows } = await orm.execute<LevelTotal & Record<string, unknown>>(sql`
    select asked.criterion, sum(found.calls)::int8 as calls, sum(found.calls * steps.level)::int8 as sum
    from unnest(${sql.param(criteria.map(({ id }) => id))}::text[]) as asked(criterion)
    cross join generate_series(1, 5) as steps(level)
    cross join lateral (
      select count(*) as calls from call_criteria k
      where k.dimension = ${dimension} and k.criterion = asked.criterion and k.level = steps.level
        and k.started >= ${from?.toISOString() ?? "-infinity"}::timestamptz and k.started < ${to.toISOString()}::timestamptz
    ) found
    group by asked.criterion`);
  return rows.filter(({ calls }) => calls > 0);
}

/** One total a criterion, over all who have it. */
export function sumByCriterion(levels: readonly LevelTotal[]): LevelTotal[] {
  const totals = new Map<string, LevelTotal>();
  for (const { criterion, calls, sum } of levels) {
    const known = totals.get(criterion);
    totals.set(criterion, { criterion, calls: calls + (known?.calls ?? 0), sum: sum + (known?.sum ?? 0) });
  }
  return [...totals.values()];
}
