import { DateTime } from "luxon";

/** A moment as ISO 8601 in the workspace's zone: its first ten characters are the day that dates in filters mean. */
export const zoneTime = (at: Date, timezone: string) =>
  DateTime.fromJSDate(at, { zone: timezone }).toISO() ?? at.toISOString();
