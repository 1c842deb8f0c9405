import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { dimensions } from "../calls/call.ts";
import type { StoredCall } from "./read-weeks.ts";
import type { Coverage } from "./review.ts";
import type { Week } from "./week-of.ts";

/** Why a call could not be judged, by call id, from whoever tried. */
export type Reasons = ReadonlyMap<string, string>;

/**
 * Why calls lack a judgement, by call id: what whoever tried says, else what stands with the call's work, else that nobody
 * did it yet.
 */
export async function explainUnscored(
  { orm }: Pick<Database, "orm">,
  calls: readonly StoredCall[],
  reasons: Reasons,
): Promise<Map<string, string>> {
  const unscored = calls.filter(({ judged }) => judged.length < dimensions.length);
  const ids = sql.param(unscored.map(({ id }) => id));
  const { rows } = await orm.execute<{ call_id: string; reason: string }>(sql`
    select distinct on (call_id) call_id, reason from work_items
    where call_id = any(${ids}) and state in ('parked', 'failed', 'skipped') and reason is not null
    order by call_id, updated_at desc`);
  const kept = new Map(rows.map(({ call_id, reason }) => [call_id, reason]));
  return new Map(
    unscored.map(({ id, judged }) => [
      id,
      reasons.get(id) ?? kept.get(id) ?? (judged.length === 0 ? "Not analyzed yet." : "Analyzed in part."),
    ]),
  );
}

/** How many calls that came in during a week were turned away before they were stored, by reason. */
export async function countTurnedAway({ orm }: Pick<Database, "orm">, week: Week): Promise<Coverage["missing"]> {
  const { rows } = await orm.execute<{ reason: string; calls: number }>(sql`
    select w.reason, count(distinct w.call_id)::int as calls from work_items w
    where w.state = 'skipped' and w.call_id is not null and w.reason is not null
      and w.created_at >= ${week.from.toISOString()}::timestamptz and w.created_at < ${week.to.toISOString()}::timestamptz
      and not exists (select from calls c where c.id = w.call_id)
    group by w.reason order by calls desc, w.reason`);
  return rows.map(({ reason, calls }) => ({ reason, calls }));
}
