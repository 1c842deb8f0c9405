import { type MembersPoint, projectMembers } from "./project-members.ts";

export interface MembersBacktest {
  forecasts: number;
  /** Points ahead, mostly months. */
  ahead: number;
  /** Sum of absolute errors over sum of members (WAPE). */
  error: number;
  /** Share within the 90 % limits given then. */
  coverage: number;
}

/** So many points must be known. */
const fewestKnown = 4;

/** Projects each series again from its past points on, up to `ahead` of them, and compares. Null without any. */
export function backtestMembers(series: readonly (readonly MembersPoint[])[], ahead: number): MembersBacktest | null {
  let forecasts = 0;
  let missed = 0;
  let members = 0;
  let covered = 0;
  for (const points of series) {
    for (let known = fewestKnown; known < points.length; known += 1) {
      const later = points.slice(known, known + ahead);
      const { at } = projectMembers(
        points.slice(0, known),
        later.map(({ month }) => month),
      );
      for (const [index, point] of later.entries()) {
        const projected = at[index];
        if (!projected) continue;
        forecasts += 1;
        missed += Math.abs(projected.expected - point.members);
        members += point.members;
        if (point.members >= projected.low && point.members <= projected.high) covered += 1;
      }
    }
  }
  return forecasts === 0 || members === 0
    ? null
    : { forecasts, ahead, error: missed / members, coverage: covered / forecasts };
}
