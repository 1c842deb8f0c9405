import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { repKeyOf } from "../reps/find-rep.ts";
import type { Quote } from "../transcripts/span.ts";
import type { ColleagueCall, Focus, ReviewedRep } from "./review.ts";
import type { Week } from "./week-of.ts";

const goodFrom = 4;

/**
 * A colleague's call that shows what the first of these focuses asks for: the highest level with words to hear, the
 * newest of those. Private calls are nobody else's. Null when no colleague has shown any of it in these weeks.
 */
export async function findColleagueCall(
  { orm }: Pick<Database, "orm">,
  rep: ReviewedRep,
  focuses: readonly Focus[],
  weeks: readonly Week[],
): Promise<ColleagueCall | null> {
  const [first, last] = [weeks.at(0), weeks.at(-1)];
  if (!first || !last) return null;
  for (const { dimension, criterion, name } of focuses) {
    // In order of importance: the second is asked about only where nobody shows the first.
    const { rows } = await orm.execute<{
      id: string;
      title: string;
      started: string;
      rep: string;
      level: number;
      evidence: Quote[];
    }>(sql`
      select c.id, c.title, c.started, c.rep_name as rep, k.level, k.evidence
      from call_criteria k join calls c on c.id = k.call_id
      where k.dimension = ${dimension} and k.criterion = ${criterion} and k.level >= ${goodFrom}
        and k.started >= ${first.from.toISOString()}::timestamptz and k.started < ${last.to.toISOString()}::timestamptz
        and jsonb_array_length(k.evidence) > 0 and not c.is_private and ${repKeyOf("c")} <> ${rep.key}
      order by k.level desc, k.started desc, c.id limit 1`);
    const [found] = rows;
    if (found) {
      const call = { id: found.id, title: found.title, started: new Date(found.started).toISOString(), rep: found.rep };
      return { dimension, criterion, name, level: found.level, call, quote: found.evidence[0] ?? null };
    }
  }
  return null;
}
