import { medianOf } from "../median-of.ts";
import { sumWeeks } from "../sum-weeks.ts";
import type { EventWindow } from "./shop-events.ts";

/** Of weeks at either side of an event, what an ordinary week is told from. */
const besideDays = 26 * 7;
const fewestWeeks = 4;

/** Figures of days from `firstDay` on, one each. */
interface Days {
  firstDay: number;
  orders: Float64Array;
  revenue: Float64Array;
  newCustomers: Float64Array;
}

export interface WindowFigures {
  /** Days of the window that are in the data. */
  daysSeen: number;
  complete: boolean;
  orders: number;
  revenue: number;
  newCustomers: number;
  /** Revenue a week over that of the median week within half a year at either side, minus 1; null without enough weeks. */
  lift: number | null;
}

/** What a window brought, against an ordinary week around it. */
export function measureWindow(days: Days, { start, end }: EventWindow): WindowFigures {
  const length = days.revenue.length;
  const from = Math.max(0, start - days.firstDay);
  const below = Math.min(length, end - days.firstDay);
  const of = (values: Float64Array) => sum(values.subarray(from, Math.max(from, below)));
  const daysSeen = Math.max(0, below - from);
  const around = [
    days.revenue.subarray(
      Math.max(0, start - days.firstDay - besideDays),
      Math.max(0, Math.min(length, start - days.firstDay)),
    ),
    days.revenue.subarray(
      Math.max(0, Math.min(length, end - days.firstDay)),
      Math.min(length, end - days.firstDay + besideDays),
    ),
  ];
  const weeks = around.flatMap((side) => (side.length < 7 ? [] : Array.from(sumWeeks(side))));
  const usual = weeks.length >= fewestWeeks ? medianOf(weeks) : 0;
  const revenue = of(days.revenue);
  return {
    daysSeen,
    complete: start >= days.firstDay && end - days.firstDay <= length,
    orders: of(days.orders),
    revenue,
    newCustomers: of(days.newCustomers),
    lift: usual > 0 && daysSeen > 0 ? ((revenue / daysSeen) * 7) / usual - 1 : null,
  };
}

/**
 * Revenue of a window over that of the window a year before, minus 1, over as many days of both as are in the data;
 * null where the earlier one is not, or sold nothing.
 */
export function compareWindows(days: Days, window: EventWindow, before: EventWindow): number | null {
  const from = (start: number) => start - days.firstDay;
  const length = Math.min(
    window.end - window.start,
    before.end - before.start,
    days.revenue.length - from(window.start),
  );
  if (from(before.start) < 0 || length <= 0) return null;
  const earlier = sum(days.revenue.subarray(from(before.start), from(before.start) + length));
  const later = sum(days.revenue.subarray(from(window.start), from(window.start) + length));
  return earlier > 0 ? later / earlier - 1 : null;
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
