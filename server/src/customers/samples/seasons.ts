/** A day as a count of days since 1970-01-01, without zones or clocks. */
export type DayNumber = number;

const dayMs = 86_400_000;

/** January to December: little in summer, much from September on. */
const monthWeights = [1.1, 0.9, 0.95, 0.9, 0.8, 0.7, 0.7, 0.85, 1.15, 1.3, 1.55, 1.25] as const;
/** Sunday to Saturday. */
const weekdayWeights = [1.1, 0.95, 0.9, 0.95, 1, 1, 1.1] as const;

/** How busy a day is; the mean over a year is about 1, the week before Christmas is quiet: nothing arrives in time. */
export function busyness(day: DayNumber): number {
  const { month, date, weekday } = partsOf(day);
  const isLate = month === 12 && date > 18;
  return (
    (monthWeights[month - 1] ?? 1) * (weekdayWeights[weekday] ?? 1) * (isLate ? 0.45 : 1) * (saleOn(day) ? 1.35 : 1)
  );
}

export interface Sale {
  name: string;
  /** Off the price, 0-1. */
  off: number;
  /** Of the lines of an order, the share that it is on. */
  reach: number;
}

/** What is on offer on a day, if anything. */
export function saleOn(day: DayNumber): Sale | null {
  const { month, date } = partsOf(day);
  if (month === 1 && date >= 2 && date <= 24) return { name: "January sale", off: 0.25, reach: 0.7 };
  if (month === 4 && date >= 12 && date <= 26) return { name: "Spring clearance", off: 0.3, reach: 0.4 };
  if (month === 9 && date >= 8 && date <= 21) return { name: "Autumn coupon", off: 0.15, reach: 1 };
  if (month === 11 && date >= 22 && date <= 30) return { name: "Thanksgiving week", off: 0.2, reach: 0.8 };
  return null;
}

/** October to the middle of December, when presents are bought. */
export function isGiftSeason(day: DayNumber): boolean {
  const { month, date } = partsOf(day);
  return month === 10 || month === 11 || (month === 12 && date <= 18);
}

function partsOf(day: DayNumber): { month: number; date: number; weekday: number } {
  const at = new Date(day * dayMs);
  return { month: at.getUTCMonth() + 1, date: at.getUTCDate(), weekday: at.getUTCDay() };
}
