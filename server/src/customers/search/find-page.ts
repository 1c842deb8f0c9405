import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { axes } from "../axes.ts";
import type { CurrentRun } from "./current-run.ts";
import { profileSource } from "./profile-source.ts";
import { dominantColumn } from "./search-table.ts";
import { isBehind, orderBy, type PagePosition, type SortOrder } from "./sort-order.ts";

/** A found customer; amounts in the shop's currency, days as YYYY-MM-DD. */
export type FoundCustomer = {
  [column in "ltv" | "aov" | "return_rate" | "discount_share" | "order_count" | "recency_days" | "tenure_days"]: number;
} & {
  customer_key: number;
  id: string;
  name: string | null;
  email: string | null;
  average_gap_days: number | null;
  first_order_on: string;
  last_order_on: string;
  archetype_no: number | null;
  /** Places of dominant segments, one an axis. */
  dominant: (number | null)[];
  sort_value: string | number | null;
};

interface PageQuery {
  /** On a row of the search table as p. */
  conditions: readonly SQL[];
  order: SortOrder;
  after: PagePosition | null;
  limit: number;
  run: CurrentRun;
  /** Of a text among the conditions: `few` hold it, and are named by their keys, or `many` do. */
  holders: "few" | "many" | null;
}

/** As many of the first in an order are looked at before everybody is. */
const lookedAtFirst = 3000;

/**
 * The next customers in an order that meet the conditions, one more than `limit` when there are more. Walking an
 * index finds them at once, unless what is asked for is rare at that end of the order (one-time buyers among the most
 * valuable): so it is tried on the first some thousand only, and then everybody is looked at in one pass. Where many hold a
 * text that pays without an index too: looking for the text costs more than finding the first thousands.
 */
export async function findPage(tx: Pick<Database["orm"], "execute">, query: PageQuery): Promise<FoundCustomer[]> {
  const { conditions, order, after, limit, run, holders } = query;
  const behind = after ? [isBehind(order, after)] : [];
  const source = profileSource(run);
  const customers = order.kind === "text" ? sql`join customers c on c.key = p.customer_key` : sql``;
  const walk = (from: SQL) =>
    sql`select p.* from ${from} ${customers} ${whereAll(behind)} order by ${orderBy(order)} limit ${lookedAtFirst}`;
  const take = (from: SQL, computed: boolean, all: readonly SQL[]) =>
    sql`select p.* from ${from} ${customers} ${whereAll(all)} order by ${orderBy(order, computed)} limit ${limit + 1}`;
  const ask = async (page: SQL) => (await tx.execute<FoundCustomer>(present(page, order))).rows;
  if (holders === "many" || (order.indexed && holders === null)) {
    const early = await ask(
      conditions.length === 0 ? take(source, false, behind) : take(sql`(${walk(source)}) p`, false, conditions),
    );
    if (conditions.length === 0 || early.length > limit) return early;
  }
  return ask(take(source, true, [...conditions, ...behind]));
}

const present = (page: SQL, order: SortOrder) => sql`
  select p.*, c.id, c.name, c.email, p.as_of - p.last_order_on as recency_days,
    p.as_of - p.first_order_on as tenure_days,
    array[${sql.raw(axes.map((_, axis) => `p.${dominantColumn(axis)}`).join(", "))}] as dominant,
    ${order.value} as sort_value
  from (${page}) p
  join customers c on c.key = p.customer_key
  order by ${orderBy(order)}`;

export const whereAll = (conditions: readonly SQL[]): SQL =>
  conditions.length === 0 ? sql`` : sql`where ${sql.join([...conditions], sql` and `)}`;
