import { sql } from "drizzle-orm";
import { ToolError } from "../core/errors.ts";
import type { Database } from "../storage/database.ts";
import { type QueuedFlow, queueFlow } from "./queue-flow.ts";

/** One item, so that one discovery is under way at a time. */
export const discoveryItemId = "discovery";
export const snapshotsItemId = "snapshots";

/**
 * Asks for a discovery. One that is under way for the same day is joined. @param asOf null: the last day with an order.
 * @throws ToolError `conflict` while one for another day is under way.
 */
export async function queueDiscovery(
  database: Pick<Database, "orm">,
  { asOf, source }: { asOf: string | null; source: "schedule" | "cli" },
): Promise<QueuedFlow> {
  const title = asOf === null ? "Discovery as of the last order" : `Discovery as of ${asOf}`;
  const queued = await queueFlow(database, {
    itemId: discoveryItemId,
    kind: "discovery",
    title,
    source,
    flow: "discover",
    queue: "discoveries",
    args: [asOf ?? ""],
  });
  if (queued.fresh) return queued;
  const { rows } = await database.orm.execute<{ title: string | null }>(
    sql`select title from work_items where id = ${discoveryItemId}`,
  );
  const underWay = rows[0]?.title ?? title;
  if (underWay === title) return queued;
  throw new ToolError(
    "conflict",
    `${underWay} is under way. Ask again when it is done: \`npx rapport flows\` shows it.`,
  );
}

/** Asks for the snapshots of the `months` months before the current discovery. Under way already, it is joined. */
export function queueRebuild(
  database: Pick<Database, "orm">,
  { months, scope, source }: { months: number; scope: "all" | "missing"; source: "schedule" | "cli" },
): Promise<QueuedFlow> {
  return queueFlow(database, {
    itemId: snapshotsItemId,
    kind: "snapshots",
    title: `Snapshots of the last ${months} month ends`,
    source,
    flow: "rebuildSnapshots",
    queue: "upkeep",
    args: [String(months), scope],
  });
}
