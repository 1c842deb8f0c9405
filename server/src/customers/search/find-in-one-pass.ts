import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { FoundPage, PageQuery } from "./find-page.ts";
import { type FoundCustomer, presentPage, whereAll } from "./present-page.ts";
import { profileSource } from "./profile-source.ts";
import { isBehind, orderBy, type PagePosition } from "./sort-order.ts";

/** Of the pages of the table. Its customers tell how far down the order the page can end, whatever the conditions. */
const sampledPercent = 1;
/** Of the sample, so many come before the place where the page surely has ended: a hundred times as many of all. */
const sampledBefore = (limit: number) => 4 + Math.ceil((limit + 1) / 40);

/**
 * Page and total by looking at everybody once. A sample of the table tells a place in the order that some hundreds come
 * before; the pass counts all and keeps the keys of those few. Null where that is not possible: the run has no search
 * table, few are known by their keys already, the order is that of another table, or the sample misled.
 */
export async function findInOnePass(
  tx: Pick<Database["orm"], "execute">,
  { conditions, order, after, limit, run, holders }: PageQuery,
): Promise<FoundPage | null> {
  if (!run.indexed || holders === "few" || order.kind === "text") return null;
  const behind = after ? [isBehind(order, after)] : [];
  const source = profileSource(run);
  const { rows: sampled } = await tx.execute<{ value: PagePosition["value"]; key: number }>(sql`
    select ${order.value} as value, p.customer_key as key from ${source} tablesample system (${sampledPercent})
    ${whereAll([...conditions, ...behind])}
    order by ${orderBy(order, true)} limit 1 offset ${sampledBefore(limit) - 1}`);
  const [end] = sampled;
  const kept = end ? [...behind, sql`not ${isBehind(order, { value: end.value, customerKey: end.key })}`] : behind;
  const { rows } = await tx.execute<{ total: number; keys: number[] | null }>(sql`
    select count(*) as total, array_agg(p.customer_key) ${kept.length === 0 ? sql`` : sql`filter (${whereAll(kept)})`} as keys
    from ${source} ${whereAll(conditions)}`);
  const { total = 0, keys = null } = rows[0] ?? {};
  const found = keys ?? [];
  if (end && found.length <= limit) return null;
  const first = sql`select k.customer_key from unnest(${sql.param(found)}::int[]) k(customer_key)`;
  const page = await tx.execute<FoundCustomer>(sql`${presentPage(first, order, run)} limit ${limit + 1}`);
  return { customers: page.rows, total };
}
