import { DateTime } from "luxon";
import { type SQL, sql } from "drizzle-orm";
import type { Period } from "./period.ts";

export interface PeriodParts {
  /** Months that lie in the period whole, from their first days; null when there is none. `end` is exclusive. */
  months: Period | null;
  /** What is left at its ends, as days; `end` is exclusive. */
  days: { start: string; end: string }[];
}

/** Tells months that can be read from a rollup from the days at either end that cannot. */
export function splitPeriod({ start, end }: Period): PeriodParts {
  const first = start && (monthOf(start) === start ? start : nextMonth(start));
  const last = end && monthOf(end);
  if (start && end && first && last && first > last) return { months: null, days: [{ start, end }] };
  const days = [
    ...(start && first && start < first ? [{ start, end: first }] : []),
    ...(end && last && last < end ? [{ start: last, end }] : []),
  ];
  return { months: first !== null && first === last ? null : { start: first, end: last }, days };
}

const monthOf = (day: string) => `${day.slice(0, 7)}-01`;
const nextMonth = (day: string) =>
  DateTime.fromISO(monthOf(day), { zone: "utc" }).plus({ months: 1 }).toFormat("yyyy-MM-dd");

/** The condition that a column of days lies in a period. */
export function inPeriod(column: SQL, { start, end }: Period): SQL {
  return sql`(${start}::date is null or ${column} >= ${start}::date) and (${end}::date is null or ${column} < ${end}::date)`;
}
