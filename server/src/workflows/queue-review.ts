import type { Database } from "../storage/database.ts";
import { type QueuedFlow, queueFlow } from "./queue-flow.ts";

/** `week` is its Monday, YYYY-MM-DD. A review that is under way is joined; one that is over is made again. */
export function queueReview(
  database: Pick<Database, "orm">,
  { week, source }: { week: string; source: "schedule" | "cli" },
): Promise<QueuedFlow> {
  return queueFlow(database, {
    itemId: `review:${week}`,
    kind: "review",
    title: `Weekly review of the week of ${week}`,
    source,
    flow: "weeklyReview",
    queue: "reviews",
    args: [week],
  });
}
