import { DateTime } from "luxon";
import { dayNumber } from "../../day-number.ts";

/** Days are `YYYY-MM-DD`. */
export const daysBefore = (day: string, days: number) =>
  DateTime.fromISO(day, { zone: "utc" }).minus({ days }).toFormat("yyyy-MM-dd");

/** Whole days from one to the other. */
export const daysBetween = (from: string, to: string) => dayNumber(to) - dayNumber(from);
