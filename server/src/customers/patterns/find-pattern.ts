import { sql } from "drizzle-orm";
import { decodeCursor, encodeCursor } from "../../core/cursor.ts";
import { ToolError } from "../../core/errors.ts";
import type { Database } from "../../storage/database.ts";
import { howToImport } from "../analytics/read-shop.ts";
import { type CurrentRun, readCurrentRun } from "../search/current-run.ts";
import { withSearchPlans } from "../search/with-search-plans.ts";
import { findB2b } from "./b2b.ts";
import { findDeclining } from "./declining.ts";
import { findDiscountDependent } from "./discount-dependent.ts";
import { findHighValue } from "./high-value.ts";
import { findLapsed } from "./lapsed.ts";
import { findMomentum } from "./momentum.ts";
import { findOneTime } from "./one-time.ts";
import type { FindPattern, FoundPattern, PatternPosition } from "./pattern.ts";
import { findSecondOrderDue } from "./second-order-due.ts";

const patterns = {
  high_value: findHighValue,
  one_time: findOneTime,
  momentum: findMomentum,
  declining: findDeclining,
  discount_dependent: findDiscountDependent,
  b2b: findB2b,
  lapsed: findLapsed,
  second_order_due: findSecondOrderDue,
} as const satisfies Record<string, FindPattern>;

export type PatternName = keyof typeof patterns;
export const patternNames = Object.keys(patterns) as [PatternName, ...PatternName[]];

export interface PatternAnswer extends Omit<FoundPattern, "next"> {
  nextCursor: string | null;
  run: CurrentRun;
  /** Null without a customer. */
  asOf: string | null;
}

/**
 * The customers of the current profiles that show a pattern, before a discovery too. A cursor goes on behind the last
 * customer shown.
 * @throws ToolError `invalid_input` for a cursor of another query.
 */
export async function findPattern(
  database: Pick<Database, "orm">,
  pattern: PatternName,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<PatternAnswer> {
  const query = { tool: "find_customers", pattern };
  const after = cursor === undefined ? null : readPosition(decodeCursor(cursor, query));
  const run = await readCurrentRun(database);
  return withSearchPlans(database, async (tx) => {
    const { rows } = await tx.execute<{ asOf: string; meanGapDays: number; known: boolean }>(sql`
      select as_of as "asOf", mean_gap_days as "meanGapDays", exists (
        select from customer_profiles where run_id = ${run.id}) as known
      from profile_bases where run_id = ${run.id}`);
    const [basis] = rows;
    if (!basis?.known) return { ...nobody, run };
    const { next, ...found } = await patterns[pattern]({ tx, run, ...basis, page: { limit, after } });
    return { ...found, run, asOf: basis.asOf, nextCursor: next && encodeCursor(query, next) };
  });
}

const nobody = {
  definition: "There are no customers to look for it among.",
  items: [],
  total: 0,
  revenue: 0,
  nextCursor: null,
  notice: howToImport,
  asOf: null,
};

function readPosition([value, key]: unknown[]): PatternPosition {
  if (typeof value === "number" && typeof key === "number" && Number.isInteger(key) && Math.abs(key) < 2 ** 31) {
    return [value, key];
  }
  const message = "is not of this list. Pass next_cursor as it was given";
  throw new ToolError("invalid_input", `cursor ${message}.`, { issues: [{ path: "cursor", message }] });
}
