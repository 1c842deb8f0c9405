import { dayOf } from "../../day-number.ts";
import type { EventWindow } from "./shop-events.ts";

export interface Occurrence extends EventWindow {
  /** The year it begins in. */
  year: number;
}

/** The windows that touch the days from `firstDay` to `asOfDay`, in order of time, and the first that begins after. */
export function listOccurrences(
  windowIn: (year: number) => EventWindow,
  { firstDay, asOfDay }: { firstDay: number; asOfDay: number },
): { past: Occurrence[]; next: Occurrence } {
  const from = yearOf(firstDay) - 1;
  const all = Array.from({ length: yearOf(asOfDay) + 2 - from }, (_, index) => ({
    year: from + index,
    ...windowIn(from + index),
  }));
  const next = all.find(({ start }) => start > asOfDay) ?? {
    year: yearOf(asOfDay) + 2,
    ...windowIn(yearOf(asOfDay) + 2),
  };
  return { past: all.filter(({ start, end }) => start <= asOfDay && end > firstDay), next };
}

const yearOf = (day: number) => Number(dayOf(day).slice(0, 4));
