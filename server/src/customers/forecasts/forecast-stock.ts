import type { Estimate } from "./estimate.ts";
import type { ForecastModel } from "./fit-forecast.ts";
import { intervalOf, spreadOfErrors } from "./interval-of.ts";
import type { Period } from "./list-periods.ts";

/** Values at the end of every seventh day, the last one of the last day: weeks of something that does not add up. */
export function weekEnds(days: Float64Array): Float64Array {
  const weeks = days.length === 0 ? 0 : Math.max(1, Math.floor(days.length / 7));
  return Float64Array.from({ length: weeks }, (_, week) => days[days.length - 1 - 7 * (weeks - 1 - week)] ?? 0);
}

/** Forecasts what something will stand at by the end of each period. */
export function forecastStock(
  model: ForecastModel,
  { asOfDay, periods }: { asOfDay: number; periods: readonly Period[] },
): Estimate[] {
  const weeksTo = (end: number) => Math.max(0, Math.ceil((end - 1 - asOfDay) / 7) - 1);
  const weeks = weeksTo(periods.at(-1)?.end ?? asOfDay) + 1;
  const weekly = model.method.forecast(model.known, weeks);
  if (!weekly) throw new Error("The chosen method forecasts any number of weeks.");
  return periods.map(({ end }) => {
    const from = weeksTo(end);
    return intervalOf(weekly[from] ?? 0, spreadOfErrors(model.actual, model, { from, below: from + 1 }));
  });
}
