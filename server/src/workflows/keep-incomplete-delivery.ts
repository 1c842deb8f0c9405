import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database } from "../storage/database.ts";

/** Parks a delivery that names no call, where people look for what went wrong. The same body again is the same item. */
export async function keepIncompleteDelivery(
  { orm }: Pick<Database, "orm">,
  raw: Uint8Array,
  reason: string,
): Promise<void> {
  const id = `delivery:${createHash("sha256").update(raw).digest("hex").slice(0, 16)}`;
  await orm.execute(sql`
    insert into work_items as known (id, kind, source, state, reason, deliveries)
    values (${id}, 'delivery', 'webhook', 'parked', ${reason}, 1)
    on conflict (id) do update set deliveries = known.deliveries + 1, updated_at = now()`);
}
