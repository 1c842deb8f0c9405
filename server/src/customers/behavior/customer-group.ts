import { type SQL, sql } from "drizzle-orm";
import { compileFilter } from "../search/compile-filter.ts";
import type { CurrentRun } from "../search/current-run.ts";
import { filterFields } from "../search/filter-fields.ts";
import { findArchetype } from "../search/find-archetype.ts";
import { parseFilter } from "../search/parse-filter.ts";
import { readSegmentFilter } from "../search/read-segment-filter.ts";

/** Everything given must hold; nothing given is everybody. */
export interface CustomerGroup {
  /** Or its name. */
  archetypeId?: string | undefined;
  segmentFilter?: Record<string, string> | undefined;
  where?: readonly unknown[] | undefined;
}

/**
 * A group as a condition on a row of the search table as p.
 * @throws ToolError `not_found` for an unknown archetype, `invalid_input` for what cannot be filtered by.
 */
export function conditionOf({ archetypeId, segmentFilter = {}, where = [] }: CustomerGroup, run: CurrentRun): SQL {
  const parts = [
    ...(archetypeId === undefined ? [] : [sql`p.archetype_no = ${findArchetype(run, archetypeId).no}::int`]),
    ...readSegmentFilter(segmentFilter, run),
    ...(where.length === 0 ? [] : [compileFilter(parseFilter(where, filterFields(run)))]),
  ];
  return parts.length === 0 ? sql`true` : sql`(${sql.join(parts, sql` and `)})`;
}
