import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { RepRole } from "../calls/call.ts";
import { type CallFilter, matchCalls } from "./call-filter.ts";
import { type ScoreName, scoreNames } from "./score-names.ts";

export interface ScoreTotal {
  /** Calls that have this score. */
  calls: number;
  sum: number;
}

/** The analysed calls of one address in one role in one week. */
export interface WeeklyScores {
  /** Lower case; null where none is known, and then `name` tells people apart. */
  address: string | null;
  name: string;
  role: RepRole;
  /** The Monday, YYYY-MM-DD. */
  week: string;
  /** False: before the period that was asked for. */
  current: boolean;
  calls: number;
  /** Of these, judged by a model. */
  byModel: number;
  totals: Record<ScoreName, ScoreTotal>;
}

interface Row extends Record<string, unknown> {
  address: string | null;
  name: string;
  role: RepRole;
  week: string;
  current: boolean;
  calls: number;
  by_model: number;
}

const totals = sql.raw(
  scoreNames.map((name) => `count(c.${name}) as ${name}_calls, coalesce(sum(c.${name}), 0) as ${name}_sum`).join(", "),
);

/**
 * Analysed calls added up by address, role and calendar week of `timezone`, so that no mean is ever taken of means.
 * `currentFrom` parts the period asked for from what was before it; a week on both sides comes twice.
 */
export async function readWeeklyScores(
  { orm }: Pick<Database, "orm">,
  filter: CallFilter,
  { timezone, currentFrom }: { timezone: string; currentFrom: Date | null },
): Promise<WeeklyScores[]> {
  const isCurrent = currentFrom ? sql`c.started >= ${currentFrom.toISOString()}::timestamptz` : sql`true`;
  const { rows } = await orm.execute<Row>(sql`
    select lower(c.rep_email) as address, max(c.rep_name) as name, c.rep_role as role,
      date_trunc('week', c.started at time zone ${timezone})::date::text as week, ${isCurrent} as current,
      count(*) as calls, count(*) filter (where c.analyzer = 'model') as by_model, ${totals}
    from calls c where ${matchCalls("c", filter)} and c.analyzer is not null
    group by 1, case when c.rep_email is null then c.rep_name end, 3, 4, 5
    order by 4, 1, 2, 3`);
  return rows.map((row) => ({
    address: row.address,
    name: row.name,
    role: row.role,
    week: row.week,
    current: row.current,
    calls: row.calls,
    byModel: row.by_model,
    totals: Object.fromEntries(
      scoreNames.map((name) => [name, { calls: Number(row[`${name}_calls`]), sum: Number(row[`${name}_sum`]) }]),
    ) as Record<ScoreName, ScoreTotal>,
  }));
}
