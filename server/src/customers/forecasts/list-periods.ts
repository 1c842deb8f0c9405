import { dayNumber, dayOf } from "../day-number.ts";

/** What a forecast is given by. */
export interface Period {
  /** `YYYY-MM`, or the first day of a week. */
  name: string;
  /** Days since 1970-01-01; `end` is exclusive. A month that is under way begins before the forecast does. */
  start: number;
  end: number;
}

/** The month that holds the day after `asOfDay`, and those after it. */
export function listMonths(asOfDay: number, months: number): Period[] {
  const first = dayOf(asOfDay + 1).slice(0, 7);
  return Array.from({ length: months }, (_, index) => {
    const name = monthAfter(first, index);
    return { name, start: dayNumber(`${name}-01`), end: dayNumber(`${monthAfter(name, 1)}-01`) };
  });
}

/** Weeks of seven days from the day after `asOfDay` on: 13 for three months. */
export function listWeeks(asOfDay: number, months: number): Period[] {
  return Array.from({ length: Math.round((months * 13) / 3) }, (_, index) => {
    const start = asOfDay + 1 + 7 * index;
    return { name: dayOf(start), start, end: start + 7 };
  });
}

function monthAfter(month: string, later: number): string {
  const [year = 1970, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + later, 1)).toISOString().slice(0, 7);
}
