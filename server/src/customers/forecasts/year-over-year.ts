/** So many weeks are a year that keeps its weekdays. */
export const yearWeeks = 52;
const comparedWeeks = 13;
const fewestCompared = 4;
const mostChange = 3;

/**
 * The last 13 weeks (or as many as the year before has, at least 4) against the same weeks a year before; 1 where there
 * are too few to compare, and for a time of the year that never sells. Null when that is more than threefold up or down,
 * or below a year: such a year was a start or an end of the shop and tells nothing of its seasons. With too few weeks
 * its ends are compared instead.
 */
export function yearOverYear(weeks: Float64Array): number | null {
  const end = weeks.length;
  const compared = Math.min(comparedWeeks, end - yearWeeks);
  if (compared < 0) return null;
  if (compared < fewestCompared) return change(sum(weeks, end - 8, end), sum(weeks, 0, 8)) === null ? null : 1;
  return change(sum(weeks, end - compared, end), sum(weeks, end - yearWeeks - compared, end - yearWeeks));
}

function change(now: number, before: number): number | null {
  if (now === 0 && before === 0) return 1;
  const ratio = now / before;
  return ratio >= 1 / mostChange && ratio <= mostChange ? ratio : null;
}

const sum = (weeks: Float64Array, from: number, to: number) =>
  weeks.subarray(from, to).reduce((total, value) => total + value, 0);
