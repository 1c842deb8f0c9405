import { type SQL, sql } from "drizzle-orm";
import { decodeCursor, encodeCursor } from "../../core/cursor.ts";
import type { CustomersDeps } from "../deps.ts";
import { compileFilter } from "./compile-filter.ts";
import { type CurrentRun, readCurrentRun } from "./current-run.ts";
import { filterFields } from "./filter-fields.ts";
import { findArchetype } from "./find-archetype.ts";
import { findPage } from "./find-page.ts";
import { lookUpText } from "./look-up-text.ts";
import { parseFilter } from "./parse-filter.ts";
import type { FoundCustomer } from "./present-page.ts";
import { readSegmentFilter } from "./read-segment-filter.ts";
import { readPosition, readSort } from "./sort-order.ts";
import { withSearchPlans } from "./with-search-plans.ts";

/** Everything given must hold. */
export interface CustomerSearch {
  /** Of id, name or address. */
  text?: string | undefined;
  /** Or its exact name. */
  archetypeId?: string | undefined;
  segmentFilter?: Record<string, string> | undefined;
  where?: readonly unknown[] | undefined;
  /** A field, with `-` before it for the largest first. */
  sort: string;
}

export interface FoundCustomers {
  items: FoundCustomer[];
  nextCursor: string | null;
  /** Over all pages, exact. */
  total: number;
  run: CurrentRun;
}

/**
 * The customers of the current run that meet every condition, in a stable order. A cursor goes on behind the last
 * customer shown, so that pages neither repeat nor skip one that stays as it is. Page and total are of one moment.
 * @throws ToolError `invalid_input` for what cannot be filtered or sorted by and for a cursor of another query,
 *   `not_found` for an unknown archetype.
 */
export async function searchCustomers(
  search: CustomerSearch,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  { database }: Pick<CustomersDeps, "database">,
): Promise<FoundCustomers> {
  const run = await readCurrentRun(database);
  const order = readSort(search.sort, run);
  const after = cursor === undefined ? null : readPosition(order, decodeCursor(cursor, search));
  const others = conditionsOf(search, run);
  const { text } = search;
  const { customers, total } = await withSearchPlans(database, async (tx) => {
    const held = text === undefined || text.trim() === "" ? null : await lookUpText(tx, text);
    const conditions = held === null ? others : [...others, held.condition];
    return findPage(tx, { conditions, order, after, limit, run, holders: held?.holders ?? null });
  });
  const items = customers.slice(0, limit);
  const last = customers.length > limit ? items.at(-1) : undefined;
  return { items, total, run, nextCursor: last ? encodeCursor(search, [last.sort_value, last.customer_key]) : null };
}

/** All but the text, on a row of the search table as p. */
function conditionsOf({ archetypeId, segmentFilter, where: filter }: CustomerSearch, run: CurrentRun): SQL[] {
  return [
    ...(archetypeId === undefined ? [] : [sql`p.archetype_no = ${findArchetype(run, archetypeId).no}::int`]),
    ...(segmentFilter === undefined ? [] : readSegmentFilter(segmentFilter, run)),
    ...(filter === undefined || filter.length === 0 ? [] : [compileFilter(parseFilter(filter, filterFields(run)))]),
  ];
}
