import { type SQL, sql } from "drizzle-orm";
import type { CurrentRun } from "../search/current-run.ts";
import { findArchetype, matchArchetype } from "../search/find-archetype.ts";
import { findSegment } from "../search/find-segment.ts";
import { dominantColumn } from "../search/search-table.ts";

/** A group of customers that can be compared: an archetype, or who is mostly in one segment of an axis. */
export interface Group {
  /** The archetype's id, or `axis:segment`. */
  id: string;
  name: string;
  /** On a row of the search table as p. */
  condition: SQL;
  /** The axis whose segment it is; null for an archetype. */
  axis: string | null;
}

/**
 * Reads an archetype's id or name, or `axis:segment`.
 * @throws ToolError `not_found` for an unknown archetype, `invalid_input` for an unknown axis or segment.
 */
export function readGroup(run: CurrentRun, asked: string, path: string): Group {
  const colon = asked.indexOf(":");
  if (colon < 0 || matchArchetype(run.archetypes, asked)) {
    const { id, name, no } = findArchetype(run, asked);
    return { id, name, condition: sql`p.archetype_no = ${no}::int`, axis: null };
  }
  const [axis, segment] = [asked.slice(0, colon).trim(), asked.slice(colon + 1).trim()];
  const { axisAt, segmentAt } = findSegment(run, { axis, segment }, () => path);
  return {
    id: `${axis}:${segment}`,
    name: segment.replaceAll("_", " "),
    condition: sql`${sql.raw(`p.${dominantColumn(axisAt)}`)} = ${segmentAt}::int`,
    axis,
  };
}
