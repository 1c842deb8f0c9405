import { DateTime } from "luxon";
import { ToolError } from "../../core/errors.ts";

/** A calendar week of some time zone: Monday at midnight to the next Monday at midnight. */
export interface Week {
  /** The Monday, `YYYY-MM-DD`. */
  week: string;
  from: Date;
  /** Exclusive. 167 or 169 hours after `from` where the clock changes. */
  to: Date;
}

/**
 * The week a day lies in. `2026-11-18` is that day of `timezone`, whatever the time; a moment (a Date, or text with a
 * time) lies in the week it has there.
 * @throws ToolError `invalid_input` when the text is no date.
 */
export function weekOf(date: string | Date, timezone: string): Week {
  const day =
    typeof date === "string"
      ? DateTime.fromISO(date.trim(), { zone: timezone })
      : DateTime.fromJSDate(date, { zone: timezone });
  if (!day.isValid || day.year < 1 || day.year > 9998) {
    throw new ToolError(
      "invalid_input",
      "The week is not a date. Write a day of it as YYYY-MM-DD, such as 2026-11-16.",
      { issues: [{ path: "week_of", message: "must be a day such as 2026-11-16" }] },
    );
  }
  return weekFrom(day);
}

/** The newest week that is over. */
export function lastWeek(now: Date, timezone: string): Week {
  return weekBefore(weekOf(now, timezone), timezone);
}

/** `count` weeks that end with this one, oldest first. */
export function weeksUntil(week: Week, count: number, timezone: string): Week[] {
  const weeks = [week];
  while (weeks.length < count) weeks.unshift(weekBefore(weeks[0] ?? week, timezone));
  return weeks;
}

function weekBefore({ week }: Week, timezone: string): Week {
  return weekFrom(DateTime.fromISO(week, { zone: timezone }).minus({ weeks: 1 }));
}

function weekFrom(day: DateTime): Week {
  const monday = day.startOf("week");
  return {
    week: monday.toFormat("yyyy-MM-dd"),
    from: monday.toJSDate(),
    to: monday.plus({ weeks: 1 }).startOf("day").toJSDate(),
  };
}
