import { easterSunday } from "./easter-sunday.ts";

/** A day as days since 1970-01-01, like all days here. */
export const dayIn = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day) / 86_400_000;

export const easterIn = (year: number) => {
  const { month, day } = easterSunday(year);
  return dayIn(year, month, day);
};

/** 0 is Sunday; 1970-01-01 was a Thursday. */
const weekdayOf = (day: number) => (((day + 4) % 7) + 7) % 7;

/** The nth such weekday of a month, from 1. */
export function nthWeekday(nth: number, weekday: number, { year, month }: { year: number; month: number }): number {
  const first = dayIn(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1);
}

export function lastWeekday(weekday: number, { year, month }: { year: number; month: number }): number {
  const last = dayIn(year, month + 1, 0);
  return last - ((weekdayOf(last) - weekday + 7) % 7);
}
