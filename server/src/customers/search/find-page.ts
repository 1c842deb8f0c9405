import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { CurrentRun } from "./current-run.ts";
import { findInOnePass } from "./find-in-one-pass.ts";
import { type FoundCustomer, presentPage, whereAll } from "./present-page.ts";
import { profileSource } from "./profile-source.ts";
import { isBehind, orderBy, type PagePosition, type SortOrder } from "./sort-order.ts";

export interface PageQuery {
  /** On a row of the search table as p. */
  conditions: readonly SQL[];
  order: SortOrder;
  after: PagePosition | null;
  limit: number;
  run: CurrentRun;
  /** Of a text among the conditions: `few` hold it, and are named by their keys, or `many` do. */
  holders: "few" | "many" | null;
}

/** One customer more than the limit when there are more. */
export interface FoundPage {
  customers: FoundCustomer[];
  /** Over all pages, exact. */
  total: number;
}

/** As many of the first in an order are looked at before everybody is. */
const lookedAtFirst = 3000;

/**
 * The next customers in an order that meet the conditions. Walking an index finds them at once, unless what is asked
 * for is rare at that end of the order (one-time buyers among the most valuable): so it is tried on the first some
 * thousand only, and then everybody is looked at, once for page and total. Where many hold a text walking pays without
 * an index too: looking for the text costs more than finding the first thousands.
 */
export async function findPage(tx: Pick<Database["orm"], "execute">, query: PageQuery): Promise<FoundPage> {
  const { conditions, order, after, limit, run, holders } = query;
  const behind = after ? [isBehind(order, after)] : [];
  const source = profileSource(run);
  const customers = order.kind === "text" ? sql`join customers c on c.key = p.customer_key` : sql``;
  const take = (from: SQL, computed: boolean, all: readonly SQL[]) =>
    sql`select p.customer_key from ${from} ${customers} ${whereAll(all)} order by ${orderBy(order, computed)} limit ${limit + 1}`;
  const ask = async (keys: SQL) => (await tx.execute<FoundCustomer>(presentPage(keys, order, run))).rows;
  const withTotal = async (found: FoundCustomer[]) => {
    // A first page that holds everything has counted it.
    if (after === null && found.length <= limit) return { customers: found, total: found.length };
    const count = sql`select count(*) as total from ${source} ${whereAll(conditions)}`;
    return { customers: found, total: (await tx.execute<{ total: number }>(count)).rows[0]?.total ?? 0 };
  };
  if (holders === "many" || (order.indexed && holders === null)) {
    if (conditions.length === 0) return withTotal(await ask(take(source, false, behind)));
    const first = sql`(select p.* from ${source} ${customers} ${whereAll(behind)} order by ${orderBy(order)}
      limit ${lookedAtFirst}) p`;
    const early = await ask(take(first, false, conditions));
    if (early.length > limit) return withTotal(early);
  }
  const atOnce = await findInOnePass(tx, query);
  return atOnce ?? withTotal(await ask(take(source, true, [...conditions, ...behind])));
}
