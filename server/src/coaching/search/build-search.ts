import { type SQL, sql } from "drizzle-orm";
import { inTurn, isLong, sieveOf, type Term, type TextPlan } from "./plan-text.ts";

export interface SearchPlan {
  /** Null: every call that meets the conditions. */
  text: TextPlan | null;
  /** On `calls` as c. */
  conditions: SQL[];
}

/** Where a page begins: behind this call. */
export interface Position {
  /** Since 1970. */
  startedMicroseconds: number;
  id: string;
}

/** The page's calls, newest first, one row more than `limit` when there are more. `columns` are of `calls` as c. */
export function pageQuery(
  plan: SearchPlan,
  { columns, after, limit }: { columns: string; after: Position | null; limit: number },
): SQL {
  const behind =
    after &&
    sql`(c.started, c.id) < (timestamptz 'epoch' + ${after.startedMicroseconds}::double precision * interval '1 microsecond', ${after.id})`;
  return sql`select ${sql.raw(columns)}, (extract(epoch from c.started) * 1000000)::bigint as started_microseconds
    from calls c ${plan.text ? sql`join call_texts x on x.call_id = c.id` : sql``}
    ${where([...conditionsOf(plan), ...(behind ? [behind] : [])])}
    order by c.started desc, c.id desc limit ${limit + 1}`;
}

/** How many calls there are over all pages, as `total`. */
export function totalQuery(plan: SearchPlan): SQL {
  const source = plan.text
    ? // Every row of call_texts has its call: without another condition calls need not be read.
      plan.conditions.length === 0 && !needsTurns(plan.text)
      ? sql`call_texts x`
      : sql`call_texts x join calls c on c.id = x.call_id`
    : sql`calls c`;
  return sql`select count(*) as total from ${source} ${where(conditionsOf(plan))}`;
}

const where = (conditions: readonly SQL[]) =>
  conditions.length === 0 ? sql`` : sql`where ${sql.join([...conditions], sql` and `)}`;

function conditionsOf({ text, conditions }: SearchPlan): SQL[] {
  if (!text) return conditions;
  const sieve = sql`x.words @@ ${text.alternatives.map(sieveOf).join(" | ")}::tsquery`;
  return [...conditions, sieve, ...(needsTurns(text) ? [exactly(text)] : [])];
}

const needsTurns = ({ alternatives }: TextPlan) => alternatives.flat().some(isLong);

/** What the index cannot say: whether a phrase of three words and more was said in one go. */
function exactly({ alternatives }: TextPlan): SQL {
  const each = alternatives.map((factors) =>
    sql.join(
      [
        // With one alternative the sieve has said this already.
        ...(alternatives.length > 1 ? [sql`x.words @@ ${sieveOf(factors)}::tsquery`] : []),
        ...factors
          .filter(isLong)
          .map((factor) => (factor.negated ? sql`not ${saysInOneGo(factor)}` : saysInOneGo(factor))),
      ],
      sql` and `,
    ),
  );
  return sql`(${sql.join(
    each.map((one) => sql`(${one})`),
    sql` or `,
  )})`;
}

/** One value a call and no `exists`: that is planned as one reading of all turns of all calls. */
function saysInOneGo(term: Term): SQL {
  const phrase = sql`${inTurn(term)}::tsquery`;
  return sql`(to_tsvector('english'::regconfig, c.title) @@ ${phrase} or coalesce((
    select true from transcript_turns t where t.call_id = c.id and t.words @@ ${phrase} limit 1), false))`;
}
