import { type SQL, sql } from "drizzle-orm";

/** Which customers: by a range of keys, or some by their keys. */
export type ProfileScope = { from: number; below: number } | { customerKeys: readonly number[] };

/** The scope as a condition over a `customer_key` column, for an index range scan. */
export function inScope(scope: ProfileScope): SQL {
  return "customerKeys" in scope
    ? sql`customer_key = any(${sql.param(scope.customerKeys)}::integer[])`
    : sql`customer_key >= ${scope.from} and customer_key < ${scope.below}`;
}
