import { type SQL, sql } from "drizzle-orm";
import { axes } from "../axes.ts";
import type { CurrentRun } from "./current-run.ts";
import { profileSource } from "./profile-source.ts";
import { dominantColumn } from "./search-table.ts";
import { orderBy, type SortOrder } from "./sort-order.ts";

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

/**
 * The query of found customers in an order. Who they are is chosen by their keys alone: rows of the whole table would
 * be carried through the sort.
 * @param keys selects `customer_key`.
 */
export const presentPage = (keys: SQL, order: SortOrder, run: CurrentRun): SQL => sql`
  select p.*, c.id, c.name, c.email, p.as_of - p.last_order_on as recency_days,
    p.as_of - p.first_order_on as tenure_days,
    array[${sql.raw(axes.map((_, axis) => `p.${dominantColumn(axis)}`).join(", "))}] as dominant,
    ${order.value} as sort_value
  from (${keys}) k
  join ${profileSource(run)} on p.customer_key = k.customer_key
  join customers c on c.key = p.customer_key
  order by ${orderBy(order)}`;

export const whereAll = (conditions: readonly SQL[]): SQL =>
  conditions.length === 0 ? sql`` : sql`where ${sql.join([...conditions], sql` and `)}`;
