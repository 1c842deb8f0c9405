import { DateTime } from "luxon";
import type { Period } from "./time-period.ts";

/** A period as ISO 8601 in the workspace's zone, so that its days read as they are meant. `to` is exclusive. */
export interface ZonedPeriod {
  from: string | null;
  to: string;
}

export function zonePeriod({ from, to }: Pick<Period, "from" | "to">, timezone: string): ZonedPeriod {
  const zoned = (date: Date) => DateTime.fromJSDate(date, { zone: timezone }).toISO() ?? date.toISOString();
  return { from: from && zoned(from), to: zoned(to) };
}
