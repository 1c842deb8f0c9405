import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { type CallFilter, matchCalls } from "./call-filter.ts";

export interface FrequentAdvice {
  criterion: string;
  /** Calls on which something was advised here. */
  count: number;
  /** From the newest of them. */
  what: string;
  why: string;
  sayInstead: string;
  callId: string;
  title: string;
  started: Date;
}

interface Row extends Record<string, unknown> {
  criterion: string;
  count: number;
  advice: { what: string; why: string; sayInstead: string };
  call_id: string;
  title: string;
  started: string;
}

/** What was advised on most of the calls that match, with the newest wording. At most `most`, one a criterion. */
export async function countAdvice(
  { orm }: Pick<Database, "orm">,
  filter: CallFilter,
  { criteria, most }: { criteria: readonly string[]; most: number },
): Promise<FrequentAdvice[]> {
  const { rows } = await orm.execute<Row>(sql`
    with matching as materialized (
      select c.id, c.started from calls c where ${matchCalls("c", filter)} and c.analyzer is not null
    ), counted as (
      select k.criterion, count(*) as count, (array_agg(m.id order by m.started desc, m.id))[1] as call_id
      from matching m cross join lateral (
        -- "offset 0" asks for one look a call: the planner would read all advice ever given.
        select criterion from call_criteria
        where call_id = m.id and advice is not null and criterion = any(${sql.param(criteria)}::text[]) offset 0
      ) k
      group by 1 order by 2 desc, 1 limit ${most}
    )
    select n.criterion, n.count, k.advice, c.id as call_id, c.title, c.started
    from counted n join calls c on c.id = n.call_id
    join call_criteria k on k.call_id = n.call_id and k.criterion = n.criterion
    order by n.count desc, n.criterion`);
  return rows.map(({ criterion, count, advice, call_id: callId, title, started }) => {
    const { what, why, sayInstead } = advice;
    return { criterion, count, what, why, sayInstead, callId, title, started: new Date(started) };
  });
}
