import { sql } from "drizzle-orm";
import type { Database } from "../storage/database.ts";

export interface FlowListing {
  id: string;
  kind: string;
  title: string | null;
  /** `running` is at it now; `waiting` has a place in a queue; `parked` waits for a time or, without one, for a person. */
  state: "running" | "waiting" | "parked" | "failed" | "done" | "skipped";
  reason: string | null;
  source: string;
  attempt: number;
  deliveries: number;
  nextAttemptAt: Date | null;
  since: Date;
}

export interface FlowList {
  flows: FlowListing[];
  /** Of all that match, also beyond `limit`. */
  total: number;
  /** Processes that are alive to do them. */
  workers: number;
}

const unforeseen = "It failed unexpectedly. The log of that time says why; retry it once that is mended.";

/** Work that is not over, or everything that is still known: what a person has to look at first. */
export async function listFlows(
  database: Pick<Database, "orm">,
  { finished, limit, aliveMs }: { finished: boolean; limit: number; aliveMs: number },
): Promise<FlowList> {
  const { orm } = database;
  if (!(await hasEngine(database))) return { flows: [], total: 0, workers: 0 };
  const { rows } = await orm.execute<Row>(sql`
    select id, kind, title, state, reason, source, attempt, deliveries, next_attempt_at, updated_at, count(*) over ()::int as total from (
      select w.id, w.kind, w.title, ${stateOf} as state, case when ${stateOf} = 'failed' then coalesce(w.reason, ${unforeseen}) else w.reason end as reason,
        w.source, w.attempt, w.deliveries, w.next_attempt_at, w.updated_at
      from work_items w left join dbos.workflow_status s on s.workflow_uuid = w.workflow_id
      where ${finished} or w.state in ('queued', 'parked', 'failed')
      union all
      select s.workflow_uuid, s.name, null, 'failed', ${unforeseen}, 'schedule', 1, 0, null, to_timestamp(s.updated_at / 1000.0)
      from dbos.workflow_status s
      where s.status in ('ERROR', 'MAX_RECOVERY_ATTEMPTS_EXCEEDED') and s.name in ('purge', 'scheduledReview', 'scheduledSync')
    ) listed
    order by array_position(array['failed', 'parked', 'running', 'waiting'], state) nulls last, updated_at desc, id
    limit ${limit}`);
  const { rows: counts } = await orm.execute<{ workers: number }>(sql`
    select count(*)::int as workers from workers where beat_at > now() - ${aliveMs} * interval '1 millisecond'`);
  return { flows: rows.map(toListing), total: rows[0]?.total ?? 0, workers: counts[0]?.workers ?? 0 };
}

/** False on a database on which no server has run: there is no work then. */
export async function hasEngine({ orm }: Pick<Database, "orm">): Promise<boolean> {
  const { rows } = await orm.execute<{ found: boolean }>(
    sql`select to_regclass('dbos.workflow_status') is not null as found`,
  );
  return rows[0]?.found === true;
}

const stateOf = sql`case
  when w.state = 'queued' and s.status in ('ERROR', 'CANCELLED', 'MAX_RECOVERY_ATTEMPTS_EXCEEDED') then 'failed'
  when w.state = 'queued' and s.status = 'PENDING' then 'running'
  when w.state = 'queued' then 'waiting'
  else w.state end`;

interface Row extends Record<string, unknown> {
  id: string;
  kind: string;
  title: string | null;
  state: FlowListing["state"];
  reason: string | null;
  source: string;
  attempt: number;
  deliveries: number;
  next_attempt_at: string | null;
  updated_at: string;
  total: number;
}

function toListing({ next_attempt_at: next, updated_at: since, ...row }: Row): FlowListing {
  const { id, kind, title, state, reason, source, attempt, deliveries } = row;
  return {
    id,
    kind,
    title,
    state,
    reason,
    source,
    attempt,
    deliveries,
    nextAttemptAt: next === null ? null : new Date(next),
    since: new Date(since),
  };
}
