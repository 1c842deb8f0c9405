import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { listMonthEnds } from "./list-month-ends.ts";

interface MonthsToRebuild {
  /** Month ends that cost so little that a discovery waits for them, newest first. */
  now: string[];
  /** How many months back to go in the background; 0 when `now` are all. */
  later: number;
}

const months = 24;
/** Order lines read for all of them together, since a month end reads every line up to it: two seconds of a processor. */
const affordableNow = 500_000;
/** Some minutes of a processor, when nobody waits. */
const affordableLater = 25_000_000;

/**
 * How far back a discovery looks without being asked: two years in all but large shops. `rapport snapshots rebuild`
 * goes back as far as it is told.
 */
export async function listMonthsToRebuild(database: Pick<Database, "orm">): Promise<MonthsToRebuild> {
  const ends = await listMonthEnds(database, months);
  const { rows } = await database.orm.execute<{ as_of: string; lines: number }>(sql`
    select ends.as_of::text as as_of,
      (select coalesce(sum(lines), 0)::float8 from shop_months where month <= ends.as_of) as lines
    from jsonb_array_elements_text(${JSON.stringify(ends)}::jsonb) with ordinality as listed(day, place)
    cross join lateral (select day::date as as_of) ends order by place`);
  let read = 0;
  const within = (budget: number) => rows.filter((_, index) => (costs[index] ?? 0) <= budget);
  const costs = rows.map(({ lines }) => (read += lines));
  const [now, later] = [within(affordableNow), within(affordableLater)];
  return { now: now.map(({ as_of: day }) => day), later: later.length > now.length ? later.length : 0 };
}
