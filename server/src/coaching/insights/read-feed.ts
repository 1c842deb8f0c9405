import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";

/** Where a page ended: `at` to the microsecond, as Postgres writes it. */
export interface FeedPosition {
  at: string;
  id: string;
}

export interface FeedEntry<Call> {
  kind: string;
  at: Date;
  /** Null when the entry is of no call. */
  call: Call | null;
  /** Null when the entry is of nobody. The name is null where none is known. */
  rep: { email: string; name: string | null } | null;
  headline: string;
  detail: unknown;
  position: FeedPosition;
}

interface Row extends Record<string, unknown> {
  kind: string;
  exact_at: string;
  feed_id: string;
  headline: string;
  detail: unknown;
  feed_email: string | null;
  feed_name: string | null;
  id: string | null;
}

/**
 * What happened, newest first, after `after`. Rows that arrive meanwhile are newer than any place in the list and do
 * not move it. `emails` keeps what concerns one rep. `callColumns` are read of the entry's call `c`.
 */
export async function readFeed<Call>(
  { orm }: Pick<Database, "orm">,
  options: {
    emails?: readonly string[] | undefined;
    after?: FeedPosition | undefined;
    limit: number;
    callColumns: string;
  },
): Promise<{ entries: FeedEntry<Call>[]; total: number; more: boolean }> {
  const { emails, after, limit, callColumns } = options;
  const whose = emails ? sql`lower(f.rep_email) = any(${sql.param(emails)}::text[])` : sql`true`;
  const place = after ? sql`(f.at, f.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`;
  const [page, counted] = await Promise.all([
    orm.execute<Row>(sql`
      select f.kind, to_char(f.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as exact_at, f.id as feed_id,
        f.headline, f.detail, coalesce(a.email, lower(f.rep_email)) as feed_email,
        coalesce(r.name, c.rep_name) as feed_name, ${sql.raw(callColumns)}
      from (${newest(sql`${whose} and ${place}`, limit + 1)}) f
      left join calls c on c.id = f.call_id
      left join rep_aliases a on a.alias = lower(f.rep_email)
      left join reps r on r.email = coalesce(a.email, lower(f.rep_email))
      order by f.at desc, f.id desc`),
    orm.execute<{ total: number }>(sql`select count(*) as total from feed f where ${whose}`),
  ]);
  const entries = page.rows.slice(0, limit).map((row) => ({
    kind: row.kind,
    at: new Date(row.exact_at),
    call: row.id === null ? null : (row as unknown as Call),
    rep: row.feed_email === null ? null : { email: row.feed_email, name: row.feed_name },
    headline: row.headline,
    detail: row.detail,
    position: { at: row.exact_at, id: row.feed_id },
  }));
  return { entries, total: counted.rows[0]?.total ?? 0, more: page.rows.length > limit };
}

const newest = (condition: SQL, limit: number) =>
  sql`select f.* from feed f where ${condition} order by f.at desc, f.id desc limit ${limit}`;
