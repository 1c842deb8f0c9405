import { dayNumber, dayOf } from "../../day-number.ts";

export interface MonthIndex {
  /** 1 is January. */
  month: number;
  /** Revenue a day over that of the year around it; 1.2 is a fifth above. */
  index: number;
  /** Years that it was seen whole in. */
  years: number;
}

/**
 * How each calendar month sells against its year: the mean day of every whole month over the mean day of the twelve
 * whole months around it (or of all, where there are fewer), averaged over the years (ratio to moving average:
 * Persons, 1919). Months that were never seen whole are left out.
 */
export function indexMonths(firstDay: number, revenue: Float64Array): MonthIndex[] {
  const months = wholeMonths(firstDay, revenue);
  const ratios = new Map<number, number[]>();
  for (const [at, { month, sum, days }] of months.entries()) {
    const from = Math.max(0, Math.min(at - 6, months.length - 12));
    const year = months.slice(from, from + 12);
    const daysOfYear = year.reduce((total, each) => total + each.days, 0);
    const mean = year.reduce((total, each) => total + each.sum, 0) / daysOfYear;
    if (mean > 0) ratios.set(month, [...(ratios.get(month) ?? []), sum / days / mean]);
  }
  return [...ratios]
    .map(([month, seen]) => ({
      month,
      index: seen.reduce((total, ratio) => total + ratio, 0) / seen.length,
      years: seen.length,
    }))
    .toSorted((a, b) => a.month - b.month);
}

function wholeMonths(firstDay: number, revenue: Float64Array): { month: number; sum: number; days: number }[] {
  const months: { month: number; sum: number; days: number }[] = [];
  const end = firstDay + revenue.length;
  let start = dayNumber(`${dayOf(firstDay).slice(0, 7)}-01`);
  while (start < end) {
    const [year = 1970, month = 1] = dayOf(start).split("-").map(Number);
    const next = Date.UTC(year, month, 1) / 86_400_000;
    if (start >= firstDay && next <= end) {
      const sold = revenue.subarray(start - firstDay, next - firstDay);
      months.push({ month, sum: sold.reduce((total, value) => total + value, 0), days: next - start });
    }
    start = next;
  }
  return months;
}
