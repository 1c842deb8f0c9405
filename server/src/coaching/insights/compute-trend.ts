import { DateTime } from "luxon";

export interface WeekMean {
  /** The Monday, YYYY-MM-DD. */
  week: string;
  score: number;
  /** Calls the mean was taken over. */
  calls: number;
}

export const fewestWeeks = 3;
export const shortestSpanDays = 21;

/**
 * Points per 30 days: the slope of a straight line through weekly means by weighted least squares (A. C. Aitken,
 * 1935), each week weighing as many calls as it has: b = sum w (x - mx)(y - my) / sum w (x - mx)^2 with mx, my the
 * weighted means, x in days. Weeks without a call are left out. Null from fewer than three weeks, or when the first
 * Monday lies less than 21 days before the last: a line through so little says nothing.
 */
export function computeTrend(weeks: readonly WeekMean[]): number | null {
  const points = weeks
    .filter(({ calls }) => calls > 0)
    .map(({ week, score, calls }) => ({ x: dayNumber(week), y: score, w: calls }));
  const days = points.map(({ x }) => x);
  if (points.length < fewestWeeks || Math.max(...days) - Math.min(...days) < shortestSpanDays) return null;
  const weight = points.reduce((sum, { w }) => sum + w, 0);
  const meanX = points.reduce((sum, { x, w }) => sum + w * x, 0) / weight;
  const meanY = points.reduce((sum, { y, w }) => sum + w * y, 0) / weight;
  const across = points.reduce((sum, { x, w }) => sum + w * (x - meanX) ** 2, 0);
  const along = points.reduce((sum, { x, y, w }) => sum + w * (x - meanX) * (y - meanY), 0);
  return (along / across) * 30;
}

/** Calendar days: a change of the clocks between two Mondays is no part of a day. */
const dayNumber = (date: string) => DateTime.fromISO(date, { zone: "utc" }).toMillis() / 86_400_000;
