import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { Dimension, Product } from "../calls/call.ts";
import type { Quote } from "../transcripts/span.ts";

/** A call on which a criterion went well, for somebody to listen to. */
export interface CallToHear {
  callId: string;
  title: string;
  rep: string;
  /** Of the rep who is to listen: nobody else has one. */
  own: boolean;
  level: number;
  quote: Quote | null;
}

interface Row extends Record<string, unknown> {
  call_id: string;
  title: string;
  rep: string;
  level: number;
  quote: Quote | null;
}

const most = 3;
/** Of the newest at a level, this many are compared by their overall score. */
const newest = 20;

/**
 * The team's best recent calls on one criterion: at level 5, else at 4, the best overall of the newest. Those of
 * `except` only when nobody else has one. Private calls are nobody else's.
 */
export async function findCallsToHear(
  { orm }: Pick<Database, "orm">,
  { dimension, criterion }: { dimension: Dimension; criterion: string },
  { to, product, except }: { to: Date; product?: Product | undefined; except: readonly string[] },
): Promise<CallToHear[]> {
  const own = sql`coalesce(lower(c.rep_email) = any(${sql.param(except)}::text[]), false)`;
  for (const [level, isOwn] of [
    [5, false],
    [4, false],
    [5, true],
    [4, true],
  ] as const) {
    const { rows } = await orm.execute<Row>(sql`
      select * from (
        select c.id as call_id, c.title, c.rep_name as rep, k.level, k.evidence -> 0 as quote, c.overall, c.started
        from call_criteria k join calls c on c.id = k.call_id
        where k.dimension = ${dimension} and k.criterion = ${criterion} and k.level = ${level}
          and k.started < ${to.toISOString()}::timestamptz and ${isOwn ? own : sql`not ${own} and not c.is_private`}
          ${product ? sql`and c.product = ${product}` : sql``}
        order by k.started desc limit ${newest}
      ) recent
      order by quote is null, overall desc nulls last, started desc, call_id limit ${most}`);
    if (rows.length > 0)
      return rows.map(({ call_id: callId, title, rep, level: heard, quote }) => ({
        callId,
        title,
        rep,
        own: isOwn,
        level: heard,
        quote,
      }));
  }
  return [];
}
