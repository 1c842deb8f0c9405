import type { Estimate } from "./estimate.ts";
import { medianOf } from "./median-of.ts";
import { studentLimit } from "./student-limit.ts";
import { testTrend } from "./test-trend.ts";

/** Members at a time in months, in order of time. */
export interface MembersPoint {
  month: number;
  members: number;
}

export interface MembersProjection {
  /** Members a month that are carried on; 0 where no trend is proven. */
  slope: number;
  /** Of the Mann-Kendall test that there is no trend. */
  pValue: number;
  at: Estimate[];
}

const significance = 0.05;
const coverage = 0.9;
/** Before changes of a month could be seen: a tenth of the members a month. */
const unknownSpread = 0.1;
const fewestChanges = 2;

/**
 * Members of a group at later times: the last number and, where the Mann-Kendall test finds a trend (p < 0.05), the
 * median slope of all pairs (Sen, 1968). Limits are those of a random walk with drift: the spread of past changes,
 * growing with the root of time and with what the drift may be off by (Hyndman & Athanasopoulos, 2021, 5.5).
 */
export function projectMembers(points: readonly MembersPoint[], times: readonly number[]): MembersProjection {
  const pValue = testTrend(points.map(({ members }) => members));
  const slope = pValue < significance ? senSlope(points) : 0;
  const last = points.at(-1) ?? { month: 0, members: 0 };
  const changes = points.slice(1).flatMap(({ month, members }, at) => {
    const before = points[at];
    return before && month > before.month ? [{ months: month - before.month, change: members - before.members }] : [];
  });
  const known = changes.length >= fewestChanges;
  const variance = known
    ? changes.reduce((sum, { months, change }) => sum + (change - slope * months) ** 2 / months, 0) / changes.length
    : (unknownSpread * last.members) ** 2;
  // Counts of people vary even where past ones did not.
  const least = Math.max(variance, last.members / 100);
  const reach = studentLimit(coverage, known ? Math.max(2, changes.length - 1) : fewestChanges);
  return {
    slope,
    pValue,
    at: times.map((time) => {
      const ahead = Math.max(0, time - last.month);
      const expected = Math.max(0, last.members + slope * ahead);
      const limit = reach * Math.sqrt(least * ahead * (1 + ahead / Math.max(1, changes.length)));
      return { expected, low: Math.max(0, expected - limit), high: expected + limit };
    }),
  };
}

function senSlope(points: readonly MembersPoint[]): number {
  const slopes = points.flatMap((later, at) =>
    points
      .slice(0, at)
      .flatMap((earlier) =>
        later.month > earlier.month ? [(later.members - earlier.members) / (later.month - earlier.month)] : [],
      ),
  );
  return slopes.length > 0 ? medianOf(slopes) : 0;
}
