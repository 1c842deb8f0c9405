import type { ForecastMethod } from "./forecast-methods.ts";

/** What every method would have forecast when only the weeks before `origin` were known. */
export interface PastOrigin {
  origin: number;
  /** By method, those alone that could forecast; of as many weeks as are over since then, or fewer. */
  forecasts: Map<ForecastMethod, Float64Array>;
}

const mostOrigins = 104;
/** Weeks that an origin knows at least. */
const fewestKnown = 4;

/** Forecasts the past again from each of its weeks, with each method (rolling origin: Tashman, 2000). */
export function forecastPast(
  weeks: Float64Array,
  { methods, mostWeeks }: { methods: readonly ForecastMethod[]; mostWeeks: number },
): PastOrigin[] {
  const first = Math.max(fewestKnown, weeks.length - mostOrigins);
  return Array.from({ length: Math.max(0, weeks.length - first) }, (_, index) => {
    const origin = first + index;
    const horizon = Math.min(mostWeeks, weeks.length - origin);
    const forecasts = new Map<ForecastMethod, Float64Array>();
    for (const method of methods) {
      const forecast = method.forecast(weeks.subarray(0, origin), horizon);
      if (forecast) forecasts.set(method, forecast);
    }
    return { origin, forecasts };
  });
}
