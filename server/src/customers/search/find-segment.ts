import { ToolError } from "../../core/errors.ts";
import type { CurrentRun } from "./current-run.ts";
import { howToDiscover } from "./find-archetype.ts";
import { suggest } from "./nearest.ts";

/** Where an axis and a segment stand in the current run. */
export interface SegmentPlace {
  axisAt: number;
  segmentAt: number;
}

/**
 * @param pathOf the input field that named the axis or the segment, for the issue.
 * @throws ToolError `invalid_input` with the axes or segments there are and the nearest one.
 */
export function findSegment(
  { axes }: Pick<CurrentRun, "axes">,
  { axis, segment }: { axis: string; segment: string },
  pathOf: (name: "axis" | "segment") => string,
): SegmentPlace {
  if (axes.length === 0) throw refusal(pathOf("axis"), `cannot be used: there are no segments yet. ${howToDiscover}`);
  const names = axes.map((one) => one.axis);
  const axisAt = names.indexOf(axis);
  if (axisAt < 0) throw refusal(pathOf("axis"), unknown("axis", axis, names));
  const segments = axes[axisAt]?.segments ?? [];
  const segmentAt = segments.indexOf(segment);
  if (segmentAt < 0) throw refusal(pathOf("segment"), unknown(`segment of ${axis}`, segment, segments));
  return { axisAt, segmentAt };
}

function unknown(what: string, asked: string, known: readonly string[]): string {
  return `is no ${what}: “${asked.slice(0, 60)}”.${suggest(asked, known)} Allowed: ${known.join(", ")}.`;
}

function refusal(path: string, message: string): ToolError {
  return new ToolError("invalid_input", `${path} ${message}`, { issues: [{ path, message }] });
}
