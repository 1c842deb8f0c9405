import { DateTime } from "luxon";

/** Days are `YYYY-MM-DD`. */
export const daysBefore = (day: string, days: number) =>
  DateTime.fromISO(day, { zone: "utc" }).minus({ days }).toFormat("yyyy-MM-dd");

/** Whole days from one to the other. */
export const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
