import { dayNumber } from "../day-number.ts";

/** Members of a segment or archetype at a day, YYYY-MM-DD. */
export interface MembersAt {
  asOf: string;
  members: number;
}

export type Direction = "rising" | "falling" | "steady";

export interface Growth {
  /** Share of the mean number of members, a month of 30.44 days; 0.02 is 2 % a month. */
  growthPerMonth: number;
  direction: Direction;
}

export const fewestPoints = 3;
/** Below one in a hundred a month nothing moves that anybody would act on. */
const steadyBelow = 0.01;
const monthDays = 30.44;

/**
 * How a group grows: the slope of the least-squares line through its members over days (Legendre, 1805), relative to
 * their mean: b = sum (x - mx)(y - my) / sum (x - mx)^2, growth = b * 30.44 / my. Null from fewer than three days, and
 * for a group that was always empty.
 */
export function computeGrowth(points: readonly MembersAt[]): Growth | null {
  if (new Set(points.map(({ asOf }) => asOf)).size < fewestPoints) return null;
  const days = points.map(({ asOf }) => dayNumber(asOf));
  const meanDay = days.reduce((sum, day) => sum + day, 0) / days.length;
  const mean = points.reduce((sum, { members }) => sum + members, 0) / points.length;
  if (mean === 0) return null;
  const across = days.reduce((sum, day) => sum + (day - meanDay) ** 2, 0);
  const along = points.reduce((sum, { members }, at) => sum + ((days[at] ?? 0) - meanDay) * (members - mean), 0);
  const growthPerMonth = ((along / across) * monthDays) / mean;
  const direction = Math.abs(growthPerMonth) < steadyBelow ? "steady" : growthPerMonth > 0 ? "rising" : "falling";
  return { growthPerMonth, direction };
}
