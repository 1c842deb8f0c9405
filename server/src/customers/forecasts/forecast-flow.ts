import type { Estimate } from "./estimate.ts";
import type { ForecastModel } from "./fit-forecast.ts";
import { intervalOf, spreadOfErrors } from "./interval-of.ts";
import type { Period } from "./list-periods.ts";
import { spreadOverDays } from "./spread-over-days.ts";

export interface PeriodForecast extends Estimate {
  period: string;
  /** Of `expected`, what is there already: of days of the period up to the day of the forecast. */
  already: number;
}

/** Forecasts what adds up over days: what is there already of a period, and the forecast of its other days. */
export function forecastFlow(
  model: ForecastModel,
  { days, asOfDay, periods }: { days: Float64Array; asOfDay: number; periods: readonly Period[] },
): { periods: PeriodForecast[]; total: Estimate & { already: number } } {
  const end = periods.at(-1)?.end ?? asOfDay + 1;
  const weeks = Math.ceil((end - asOfDay - 1) / 7);
  const weekly = model.method.forecast(model.known, weeks);
  if (!weekly) throw new Error("The chosen method forecasts any number of weeks.");
  const daily = spreadOverDays(weekly, days);
  const estimate = ({ start, end: until }: { start: number; end: number }) => {
    const from = Math.max(0, start - asOfDay - 1);
    const below = until - asOfDay - 1;
    const seen = days.subarray(Math.max(0, days.length - Math.max(0, asOfDay + 1 - start)));
    const already = start > asOfDay ? 0 : sum(seen);
    const window = { from: Math.floor(from / 7), below: Math.ceil(below / 7) };
    const rest = intervalOf(sum(daily.subarray(from, below)), spreadOfErrors(model.actual, model, window));
    return { already, expected: already + rest.expected, low: already + rest.low, high: already + rest.high };
  };
  const start = periods[0]?.start ?? end;
  return {
    periods: periods.map((period) => ({ period: period.name, ...estimate(period) })),
    total: estimate({ start, end }),
  };
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
