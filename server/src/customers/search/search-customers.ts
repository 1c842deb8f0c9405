import { type SQL, sql } from "drizzle-orm";
import { decodeCursor, encodeCursor } from "../../core/cursor.ts";
import { axes } from "../axes.ts";
import type { CustomersDeps } from "../deps.ts";
import { compileFilter } from "./compile-filter.ts";
import { type CurrentRun, readCurrentRun } from "./current-run.ts";
import { filterFields } from "./filter-fields.ts";
import { findArchetype } from "./find-archetype.ts";
import { matchText } from "./match-text.ts";
import { parseFilter } from "./parse-filter.ts";
import { profileSource } from "./profile-source.ts";
import { readSegmentFilter } from "./read-segment-filter.ts";
import { dominantColumn } from "./search-table.ts";
import { isBehind, orderBy, readPosition, readSort } from "./sort-order.ts";
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
  const order = readSort(search.sort);
  const after = cursor === undefined ? null : readPosition(order, decodeCursor(cursor, search));
  const conditions = conditionsOf(search, run);
  const source = profileSource(run);
  const customers = order.kind === "text" ? sql`join customers c on c.key = p.customer_key` : sql``;
  const page = sql`
    select p.*, c.id, c.name, c.email, p.as_of - p.last_order_on as recency_days,
      p.as_of - p.first_order_on as tenure_days,
      array[${sql.raw(axes.map((_, axis) => `p.${dominantColumn(axis)}`).join(", "))}] as dominant,
      ${order.value} as sort_value
    from (select p.* from ${source} ${customers} ${where([...conditions, ...(after ? [isBehind(order, after)] : [])])}
      order by ${orderBy(order)} limit ${limit + 1}) p
    join customers c on c.key = p.customer_key
    order by ${orderBy(order)}`;
  const { rows, total } = await withSearchPlans(database, async (tx) => {
    const found = (await tx.execute<FoundCustomer>(page)).rows;
    // A first page that holds everything has counted it.
    if (after === null && found.length <= limit) return { rows: found, total: found.length };
    const count = sql`select count(*) as total from ${source} ${where(conditions)}`;
    return { rows: found, total: (await tx.execute<{ total: number }>(count)).rows[0]?.total ?? 0 };
  });
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, total, run, nextCursor: last ? encodeCursor(search, [last.sort_value, last.customer_key]) : null };
}

/** On a row of the search table as p. */
function conditionsOf({ text, archetypeId, segmentFilter, where: filter }: CustomerSearch, run: CurrentRun): SQL[] {
  return [
    ...(archetypeId === undefined ? [] : [sql`p.archetype_no = ${findArchetype(run, archetypeId).no}::int`]),
    ...(segmentFilter === undefined ? [] : readSegmentFilter(segmentFilter, run)),
    ...(filter === undefined || filter.length === 0 ? [] : [compileFilter(parseFilter(filter, filterFields(run)))]),
    ...(text === undefined || text.trim() === "" ? [] : [matchText(text)]),
  ];
}

const where = (conditions: readonly SQL[]) =>
  conditions.length === 0 ? sql`` : sql`where ${sql.join([...conditions], sql` and `)}`;
