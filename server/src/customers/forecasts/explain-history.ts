import { dayOf } from "../day-number.ts";
import { yearWeeks } from "./year-over-year.ts";

/** Weeks from which a forecast can be compared with what came. */
const testedFromWeeks = 5;
/** A year, and the weeks in which it shows whether it repeats. */
const seasonFromWeeks = yearWeeks + 4;

/** What so little history cannot tell, and the day from which it will; null where nothing is missing. */
export function explainHistory(firstDay: number, asOfDay: number): string | null {
  const weeks = Math.floor((asOfDay - firstDay + 1) / 7);
  const from = (needed: number) => dayOf(firstDay + 7 * needed);
  if (weeks >= seasonFromWeeks) return null;
  const seen = weeks === 1 ? "1 week" : `${weeks} weeks`;
  const season = `Seasons need a year of orders and there ${weeks === 1 ? "is" : "are"} ${seen}: this carries the recent level on, and its limits leave room for a season not seen yet. From ${from(seasonFromWeeks)} last year's weeks are used.`;
  if (weeks >= yearWeeks) {
    return `With ${seen} of orders no season has repeated yet, so nothing shows how well last year's weeks fit. From ${from(seasonFromWeeks)} that is tested.`;
  }
  return weeks >= testedFromWeeks
    ? season
    : `${season} From ${from(testedFromWeeks)} forecasts are tested on the past.`;
}
