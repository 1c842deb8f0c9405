import type { Database } from "../storage/database.ts";
import { type QueuedFlow, queueFlow } from "./queue-flow.ts";

/** Asked twice for the same period while it is under way, it is the same sync, which goes on where it is. */
export function queueSync(
  database: Pick<Database, "orm">,
  { from, to, source }: { from: Date; to: Date; source: "schedule" | "cli" },
): Promise<QueuedFlow> {
  const [start, end] = [from.toISOString(), to.toISOString()];
  return queueFlow(database, {
    // The hourly ones are one item: when one is held up, the next does not come on top.
    itemId: source === "schedule" ? "sync:hourly" : `sync:${start}:${end}`,
    kind: "sync",
    title: `Gong calls from ${start.slice(0, 16)}Z to ${end.slice(0, 16)}Z`,
    source,
    flow: "syncGong",
    queue: "upkeep",
    args: [start, end],
  });
}
