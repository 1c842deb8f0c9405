import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { type Dimension, dimensions, type RepRole } from "../calls/call.ts";
import type { ScoreName } from "../insights/score-names.ts";
import { repKeyOf } from "../reps/find-rep.ts";
import type { ReviewedRep } from "./review.ts";
import type { Week } from "./week-of.ts";

/** A stored call of the weeks that a review looks at. */
export interface StoredCall {
  id: string;
  title: string;
  started: Date;
  durationSeconds: number;
  url: string | null;
  isPrivate: boolean;
  rep: ReviewedRep;
  scores: Record<ScoreName, number | null>;
  analyzer: string | null;
  /** Dimensions with a judgement, also one that says "not applicable". */
  judged: Dimension[];
}

interface Row extends Record<ScoreName, number | null> {
  id: string;
  title: string;
  started: Date | string;
  duration_seconds: number;
  url: string | null;
  is_private: boolean;
  rep_email: string | null;
  rep_name: string;
  rep_role: string;
  rep_key: string;
  listed_name: string | null;
  analyzer: string | null;
  judged: string[];
  [column: string]: unknown;
}

/** Every stored call from the first of these weeks to the last, in order of time, under one key a person. */
export async function readWeeks({ orm }: Pick<Database, "orm">, weeks: readonly Week[]): Promise<StoredCall[]> {
  const [first, last] = [weeks.at(0), weeks.at(-1)];
  if (!first || !last) return [];
  const { rows } = await orm.execute<Row>(sql`
    with chosen as (
      select c.*, ${repKeyOf("c")} as rep_key from calls c
      where c.started >= ${first.from.toISOString()}::timestamptz and c.started < ${last.to.toISOString()}::timestamptz
    )
    select c.id, c.title, c.started, c.duration_seconds, c.url, c.is_private, c.rep_email, c.rep_name, c.rep_role,
      c.rep_key, r.name as listed_name, c.overall, c.discovery, c.product_knowledge, c.objection_handling,
      c.engagement, c.analyzer,
      (select coalesce(array_agg(distinct k.dimension), '{}') from call_criteria k where k.call_id = c.id) as judged
    from chosen c left join reps r on r.email = c.rep_key
    order by c.started, c.id`);
  return rows.map((row) => {
    const { overall, discovery, product_knowledge, objection_handling, engagement } = row;
    return {
      id: row.id,
      title: row.title,
      started: new Date(row.started),
      durationSeconds: row.duration_seconds,
      url: row.url,
      isPrivate: row.is_private,
      rep: {
        key: row.rep_key,
        name: row.listed_name ?? row.rep_name,
        email: row.rep_email === null ? null : row.rep_key,
        role: row.rep_role as RepRole,
      },
      scores: { overall, discovery, product_knowledge, objection_handling, engagement },
      analyzer: row.analyzer,
      judged: dimensions.filter((dimension) => row.judged.includes(dimension)),
    };
  });
}
