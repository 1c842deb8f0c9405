import type { Predictor } from "./outlook-model.ts";

const periodDays = 28;

/**
 * A horizon in the repeat model's time, in weeks: days in which the shop sells twice as much as usual count twice. A
 * longer horizon is never shorter.
 */
export const modelWeeks = ({ level }: Pick<Predictor, "level">, horizonDays: number): number =>
  levelDays(level.periods, horizonDays) / 7;

function levelDays(periods: readonly number[], days: number): number {
  if (periods.length === 0) return days;
  const whole = Math.floor(days / periodDays);
  let sum = (days - whole * periodDays) * (periods[whole % periods.length] ?? 1);
  for (let period = 0; period < whole; period++) sum += periodDays * (periods[period % periods.length] ?? 1);
  return sum;
}
