import { is, SQL, sql } from "drizzle-orm";
import { applicationName, flowsVersion, type QueueName } from "./queues.ts";

export type FlowName =
  | "ingestCall"
  | "analyzeCall"
  | "syncGong"
  | "weeklyReview"
  | "discover"
  | "rebuildSnapshots"
  | "purge";

export interface FlowStart {
  flow: FlowName;
  queue: QueueName;
  /** The same id is started once, however often it is asked for. */
  id: string | SQL;
  /** Of SQL: any type that has a JSON form. */
  args: readonly (string | number | null | SQL)[];
  /** Null: now. */
  notBefore: Date | null;
}

/** Runs of one item have ids of their own: a flow that is over does not start again under its id. */
export const flowId = (itemId: string, run: number) => `${itemId}:${run}`;

/**
 * The SQL expression that starts a flow. Inside a statement or transaction of ours it happens with the rest of
 * it or not at all: what was accepted is never without the work that it asked for.
 */
export function startFlow({ flow, queue, id, args, notBefore }: FlowStart): SQL {
  const positional = sql.join(
    args.map((arg) => (is(arg, SQL) ? sql`to_json(${arg})` : sql`${JSON.stringify(arg)}::json`)),
    sql`, `,
  );
  return sql`dbos.enqueue_workflow(
    workflow_name => ${flow}, queue_name => ${queue}, positional_args => array[${positional}]::json[],
    workflow_id => ${id}, app_version => ${flowsVersion}, application_name => ${applicationName},
    delay_until_epoch_ms => ${notBefore === null ? null : notBefore.getTime()}::bigint)`;
}
