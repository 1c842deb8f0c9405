import { DateTime } from "luxon";

export const timePeriods = ["last_7_days", "last_30_days", "last_quarter", "last_year", "all_time"] as const;
export type TimePeriod = (typeof timePeriods)[number];

const lengthDays: Record<Exclude<TimePeriod, "all_time">, number> = {
  last_7_days: 7,
  last_30_days: 30,
  last_quarter: 91,
  last_year: 365,
};

export interface Period {
  /** Null: since the first call. */
  from: Date | null;
  /** Exclusive. */
  to: Date;
  /** The equally long period before; null for all time. */
  previous: { from: Date; to: Date } | null;
}

/** Whole days of `timezone`, today among them: the last seven days on a Saturday begin on Sunday at midnight. */
export function periodOf(timePeriod: TimePeriod, now: Date, timezone: string): Period {
  const end = DateTime.fromJSDate(now, { zone: timezone }).plus({ days: 1 }).startOf("day");
  if (timePeriod === "all_time") return { from: null, to: end.toJSDate(), previous: null };
  const days = lengthDays[timePeriod];
  const from = end.minus({ days });
  return {
    from: from.toJSDate(),
    to: end.toJSDate(),
    previous: { from: from.minus({ days }).toJSDate(), to: from.toJSDate() },
  };
}
