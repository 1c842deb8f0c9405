import { yearWeeks } from "./year-over-year.ts";

/**
 * Each week as a year before (52 weeks: the same weekdays), smoothed with its neighbours by 1, 2, 1, since feasts and
 * big orders move by a week; times `growth`. Weeks more than a year ahead repeat the forecast without further growth.
 */
export function sameWeeksLastYear(weeks: Float64Array, horizon: number, growth: number): Float64Array {
  const forecast = new Float64Array(horizon);
  const known = weeks.length;
  const at = (week: number): number | undefined => (week < known ? weeks[week] : forecast[week - known]);
  for (let ahead = 0; ahead < horizon; ahead += 1) {
    const before = known + ahead - yearWeeks;
    if (ahead >= yearWeeks) {
      forecast[ahead] = at(before) ?? 0;
      continue;
    }
    // A week after the last known one cannot smooth: the neighbours of the last week are itself and the one before.
    const left = before > 0 ? at(before - 1) : at(before);
    const right = before + 1 < known ? at(before + 1) : at(before);
    forecast[ahead] = (growth * ((left ?? 0) + 2 * (at(before) ?? 0) + (right ?? 0))) / 4;
  }
  return forecast;
}
