import { sql } from "drizzle-orm";
import { ToolError } from "../core/errors.ts";
import type { Database } from "../storage/database.ts";
import { hasEngine } from "./list-flows.ts";
import { callItemId, startAgain } from "./queue-call.ts";
import { queueDiscovery, queueRebuild } from "./queue-discovery.ts";
import { queueReview } from "./queue-review.ts";
import { queueSync } from "./queue-sync.ts";

const over = ["ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"];

/**
 * Starts a parked or failed piece of work again, now. `id` is as `rapport flows` shows it, or a call's own.
 * Resolves with what was started. @throws ToolError `not_found`, or `conflict` when there is nothing to do again.
 */
export async function retryFlow(
  database: Pick<Database, "orm">,
  id: string,
  { now, syncLookbackHours }: { now: Date; syncLookbackHours: number },
): Promise<string> {
  if (!(await hasEngine(database))) throw unknown(id);
  const { rows } = await database.orm.execute<{
    id: string;
    kind: string;
    title: string | null;
    state: string;
    reason: string | null;
    broken: boolean;
  }>(sql`
    select w.id, w.kind, w.title, w.state, w.reason, coalesce(s.status = any(${sql.param(over)}), false) as broken
    from work_items w left join dbos.workflow_status s on s.workflow_uuid = w.workflow_id
    where w.id in (${id}, ${callItemId(id)}) limit 1`);
  const [item] = rows;
  if (!item) throw unknown(id);
  if (item.kind === "delivery") {
    throw new ToolError(
      "conflict",
      `${item.id} names no call, so there is nothing to do again. Ask Gong to send it anew.`,
    );
  }
  if (!item.broken && item.state !== "parked" && item.state !== "failed") throw nothingToDo(item);
  if (item.kind === "call") await startAgain(database, item.id);
  else await askAgain(database, item, { now, syncLookbackHours });
  return item.id;
}

async function askAgain(
  database: Pick<Database, "orm">,
  { id, kind, title }: { id: string; kind: string; title: string | null },
  { now, syncLookbackHours }: { now: Date; syncLookbackHours: number },
): Promise<void> {
  // A flow that broke or sleeps is left behind: the item moves on to its next run.
  await database.orm.execute(sql`
    update work_items set state = 'failed', next_attempt_at = null, updated_at = now() where id = ${id}`);
  if (kind === "review") {
    await queueReview(database, { week: id.slice("review:".length), source: "cli" });
    return;
  }
  if (kind === "discovery") {
    const [day = null] = /\d{4}-\d{2}-\d{2}$/.exec(title ?? "") ?? [];
    await queueDiscovery(database, { asOf: day, source: "cli" });
    return;
  }
  if (kind === "snapshots") {
    const [months = "24"] = /\d+/.exec(title ?? "") ?? [];
    await queueRebuild(database, { months: Number(months), scope: "missing", source: "cli" });
    return;
  }
  const [, from, to] = /^sync:(\S+Z):(\S+Z)$/.exec(id) ?? [];
  if (from !== undefined && to !== undefined) {
    await queueSync(database, { from: new Date(from), to: new Date(to), source: "cli" });
    return;
  }
  const lookedBack = new Date(now.getTime() - syncLookbackHours * 3_600_000);
  await queueSync(database, { from: lookedBack, to: now, source: "schedule" });
}

const unknown = (id: string) =>
  new ToolError(
    "not_found",
    `There is no work ${JSON.stringify(id)}. \`npx rapport flows --all\` lists what there is.`,
  );

function nothingToDo({ id, state, reason }: { id: string; state: string; reason: string | null }): ToolError {
  const why = reason === null ? "" : ` ${reason}`;
  const text = { queued: "is under way", done: "is done", skipped: "was skipped on purpose" }[state] ?? `is ${state}`;
  return new ToolError("conflict", `${id} ${text}: there is nothing to retry.${why}`);
}
