/**
 * Sums of seven days, the last week ending with the last day. Days before the first whole week are left out; fewer than
 * seven days are one week.
 */
export function sumWeeks(days: Float64Array): Float64Array {
  const weeks = new Float64Array(days.length === 0 ? 0 : Math.max(1, Math.floor(days.length / 7)));
  const skipped = days.length - weeks.length * 7;
  for (const [index, value] of days.entries()) {
    if (index < skipped) continue;
    const week = Math.floor((index - skipped) / 7);
    weeks[week] = (weeks[week] ?? 0) + value;
  }
  return weeks;
}
