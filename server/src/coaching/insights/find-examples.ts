import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { Quote } from "../transcripts/span.ts";
import { type CallFilter, matchCalls } from "./call-filter.ts";

/** One call on which a criterion was judged, and what was said there. */
export interface Example {
  criterion: string;
  callId: string;
  title: string;
  started: Date;
  level: number;
  /** The moment that shows it best; null where nothing could be quoted, as when something was never said. */
  quote: Quote | null;
}

interface Row extends Record<string, unknown> {
  criterion: string;
  call_id: string;
  title: string;
  started: string;
  level: number;
  quote: Quote | null;
}

/** Calls looked at for each criterion before those with a quote are preferred. */
const considered = 12;

/**
 * For each criterion the calls where it went worst (`lowest`, level 3 at most) or best (`highest`, level 4 at least),
 * newest first among equals; a call with a moment to hear goes before one without. At most `most` a criterion.
 */
export async function findExamples(
  { orm }: Pick<Database, "orm">,
  filter: CallFilter,
  { criteria, which, most }: { criteria: readonly string[]; which: "lowest" | "highest"; most: number },
): Promise<Map<string, Example[]>> {
  if (criteria.length === 0) return new Map();
  const order = sql.raw(which === "lowest" ? "k.level" : "k.level desc");
  const telling = sql.raw(which === "lowest" ? "k.level <= 3" : "k.level >= 4");
  const { rows } = await orm.execute<Row>(sql`
    with matching as materialized (
      select c.id, c.started from calls c where ${matchCalls("c", filter)} and c.analyzer is not null
    ), ranked as (
      select m.id, k.criterion, k.level,
        row_number() over (partition by k.criterion order by ${order}, m.started desc, m.id) as place
      from matching m join call_criteria k on k.call_id = m.id and k.criterion = any(${sql.param(criteria)}::text[])
      where ${telling}
    ), shown as (
      select r.criterion, c.id as call_id, c.title, c.started, r.level, r.place, k.evidence -> 0 as quote,
        row_number() over (partition by r.criterion order by (k.evidence -> 0) is null, r.place) as preference
      from ranked r join calls c on c.id = r.id
      join call_criteria k on k.call_id = r.id and k.criterion = r.criterion
      where r.place <= ${considered}
    )
    select criterion, call_id, title, started, level, quote from shown
    where preference <= ${most} order by criterion, place`);
  const examples = new Map<string, Example[]>(criteria.map((each) => [each, []]));
  for (const { criterion, call_id: callId, title, started, level, quote } of rows) {
    examples.get(criterion)?.push({ criterion, callId, title, started: new Date(started), level, quote });
  }
  return examples;
}
