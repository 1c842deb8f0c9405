import { type SQL, sql } from "drizzle-orm";
import type { CurrentRun } from "./current-run.ts";
import { findSegment } from "./find-segment.ts";
import { dominantColumn } from "./search-table.ts";

/**
 * `{axis: segment}` as conditions on a row of the search table as p, one an axis.
 * @throws ToolError `invalid_input` with the axes or segments there are.
 */
export function readSegmentFilter(filter: Readonly<Record<string, string>>, run: CurrentRun): SQL[] {
  return Object.entries(filter).map(([axis, segment]) => {
    const { axisAt, segmentAt } = findSegment(run, { axis, segment }, (name) =>
      name === "axis" ? "segment_filter" : `segment_filter.${axis}`,
    );
    return sql`${sql.raw(`p.${dominantColumn(axisAt)}`)} = ${segmentAt}::int`;
  });
}
