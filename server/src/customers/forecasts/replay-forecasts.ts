import { chooseMethod } from "./choose-method.ts";
import type { ForecastMethod } from "./forecast-methods.ts";
import type { PastOrigin } from "./forecast-past.ts";

/** A forecast as it would have been given in the past, by the method that would have been chosen then. */
export interface Replay {
  /** Weeks that were known. */
  origin: number;
  seasonal: boolean;
  /** Of the weeks from `origin` on that are over now. */
  forecast: Float64Array;
}

/** The whole procedure, choice and all, as of every origin: its errors are those a user would have seen. */
export function replayForecasts(
  weeks: Float64Array,
  { methods, past }: { methods: readonly ForecastMethod[]; past: readonly PastOrigin[] },
): Replay[] {
  return past.flatMap(({ origin, forecasts }) => {
    const method = chooseMethod(weeks, { methods, past, now: origin });
    const forecast = forecasts.get(method);
    return forecast ? [{ origin, seasonal: method.seasonal, forecast }] : [];
  });
}
