import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { Dimension, RepRole } from "../calls/call.ts";
import type { LoadedRubric } from "../rubrics/rubric.ts";
import type { Quote } from "../transcripts/span.ts";
import { type CallFilter, matchCalls } from "./call-filter.ts";
import { type ScoreName, scoreNames } from "./score-names.ts";

export interface ExemplaryCall {
  /** In what it was best. */
  best: ScoreName;
  score: number;
  callId: string;
  title: string;
  started: Date;
  rep: string;
  why: string;
  quote: Quote | null;
}

interface Row extends Record<string, unknown> {
  best: ScoreName;
  score: number;
  call_id: string;
  title: string;
  started: string;
  rep: string;
  role: RepRole;
  criteria: { id: string; level: number; quote: Quote | null }[];
}

/** Below level 3 throughout, the best call of a bad month is no example. */
const worthHearing = 50;

/** That the index does not know of private calls: so many more are taken from it than are shown. */
const spare = 20;

/**
 * The three best calls overall and the best in each dimension, with the criteria in which they were good. Private calls
 * are nobody's example.
 */
export async function findExemplaryCalls(
  { orm }: Pick<Database, "orm">,
  filter: CallFilter,
  rubrics: Record<Dimension, LoadedRubric>,
): Promise<ExemplaryCall[]> {
  // The inner query is answered by the index of scores alone; only the calls it chose are read.
  const best = scoreNames.map((name) => {
    const score = sql.raw(`c.${name}`);
    const most = name === "overall" ? 3 : 1;
    return sql`(
      select ${name}::text as best, t.score, c.id, c.started
      from (
        select c.started, ${score} as score from calls c
        where ${matchCalls("c", filter)} and ${score} >= ${worthHearing}
        order by ${score} desc, c.started desc limit ${most + spare}
      ) t join calls c on c.started = t.started and ${score} = t.score and ${matchCalls("c", filter)} and not c.is_private
      group by 2, 3, 4 order by t.score desc, c.started desc, c.id limit ${most})`;
  });
  const { rows } = await orm.execute<Row>(sql`
    select b.best, b.score, c.id as call_id, c.title, c.started, c.rep_name as rep, c.rep_role as role,
      coalesce((select jsonb_agg(jsonb_build_object('id', k.criterion, 'level', k.level, 'quote', k.evidence -> 0))
        from call_criteria k where k.call_id = b.id and k.level >= 4), '[]') as criteria
    from (${sql.join(best, sql` union all `)}) b join calls c on c.id = b.id
    order by array_position(${sql.param(scoreNames)}::text[], b.best), b.score desc, b.started desc, b.id`);
  return rows.map((row) => {
    const good = goodCriteria(row, rubrics);
    return {
      best: row.best,
      score: row.score,
      callId: row.call_id,
      title: row.title,
      started: new Date(row.started),
      rep: row.rep,
      why:
        good.length === 0
          ? "No criterion stands out."
          : good.map(({ name, level }) => `${name}: level ${level}`).join("; "),
      quote: good.find(({ quote }) => quote !== null)?.quote ?? null,
    };
  });
}

/** At most three, by level and what they weigh for the role. */
function goodCriteria({ best, role, criteria }: Row, rubrics: Record<Dimension, LoadedRubric>) {
  const judged = new Map(criteria.map((each) => [each.id, each]));
  return (best === "overall" ? Object.values(rubrics) : [rubrics[best]])
    .flatMap((rubric) => rubric.criteria)
    .flatMap(({ id, name, weights }) => {
      const one = judged.get(id);
      return one && weights[role] > 0
        ? [{ name, level: one.level, quote: one.quote, rank: one.level * 10 + weights[role] }]
        : [];
    })
    .toSorted((a, b) => b.rank - a.rank)
    .slice(0, 3);
}
