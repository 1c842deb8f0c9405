import { ToolError } from "../../../core/errors.ts";
import { type Period, readPeriod } from "../../analytics/period.ts";
import { dayNumber } from "../../day-number.ts";
import { dayIn } from "./calendar.ts";
import type { ShopEvent } from "./shop-events.ts";

const mostDays = 366;

/**
 * The same days of every year as an event.
 * @throws ToolError `invalid_input` for what is no period, has an open end, or is longer than a year.
 */
export function periodEvent(period: { start?: string | undefined; end?: string | undefined }): ShopEvent {
  const { start, end } = readPeriod(period);
  const problem = problemOf({ start, end });
  if (problem !== null || start === null || end === null) {
    throw new ToolError("invalid_input", `period ${problem}`, { issues: [{ path: "period", message: problem ?? "" }] });
  }
  const [year = 1970, month = 1, day = 1] = start.split("-").map(Number);
  const [endYear = 1970, endMonth = 1, endDay = 1] = end.split("-").map(Number);
  return {
    name: `${start} to ${end}`,
    aliases: [],
    words: "the days asked for, in each year",
    windowIn: (ofYear) => ({ start: dayIn(ofYear, month, day), end: dayIn(ofYear + endYear - year, endMonth, endDay) }),
  };
}

function problemOf({ start, end }: Period): string | null {
  if (start === null || end === null) {
    return "needs start and end: seasons are the same days of every year, such as 2026-06-01 to 2026-09-01.";
  }
  return dayNumber(end) - dayNumber(start) > mostDays ? "is longer than a year. Pass days that a year has once." : null;
}
