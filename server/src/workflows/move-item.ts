import { sql } from "drizzle-orm";
import type { Database } from "../storage/database.ts";

export type ItemState =
  | { state: "queued"; title?: string | undefined }
  | { state: "done"; title?: string | undefined }
  | { state: "skipped"; reason: string }
  | { state: "parked" | "failed"; reason: string; until?: Date | undefined };

/** Tells people where a flow that is no call stands. A run that is not the current one any more changes nothing. */
export async function moveItem(
  { orm }: Pick<Database, "orm">,
  { itemId, run }: { itemId: string; run: number },
  change: ItemState,
): Promise<void> {
  const reason = "reason" in change ? change.reason : null;
  const title = "title" in change ? (change.title ?? null) : null;
  const until = "until" in change ? (change.until?.toISOString() ?? null) : null;
  await orm.execute(sql`
    update work_items set state = ${change.state}, reason = ${reason}, title = coalesce(${title}::text, title),
      next_attempt_at = ${until}::timestamptz, updated_at = now()
    where id = ${itemId} and run = ${run}`);
}
