import { chooseMethod } from "./choose-method.ts";
import { flowMethods, type ForecastMethod } from "./forecast-methods.ts";
import { forecastPast } from "./forecast-past.ts";
import { type Replay, replayForecasts } from "./replay-forecasts.ts";

/** The chosen method and what it, chosen as it is now, would have said in the past. */
export interface ForecastModel {
  /** What really was, week by week; what errors are measured against. */
  actual: Float64Array;
  /** What forecasts are made from: the same without negative weeks and without giant orders. */
  known: Float64Array;
  method: ForecastMethod;
  seasonal: boolean;
  /** Of the same kind as the chosen one: errors made before a season was known tell nothing of those to come. */
  replays: Replay[];
  /** What past errors are believed to spread by before there are any; that of revenue when left out. */
  priorSpread?: number | undefined;
}

/** Past forecasts reach so far; beyond it errors are extrapolated. */
const replayedWeeks = 26;

/**
 * Chooses the method by the shop's own past. Weeks end with the day of the forecast.
 * @param tamed what forecasts are made from, where that is not what errors are measured against.
 */
export function fitForecast(
  actual: Float64Array,
  {
    tamed = actual,
    methods = flowMethods,
    priorSpread,
  }: { tamed?: Float64Array; methods?: readonly ForecastMethod[]; priorSpread?: number } = {},
): ForecastModel {
  const known = tamed.map((value) => (value > 0 ? value : 0));
  const past = forecastPast(known, { methods, mostWeeks: replayedWeeks });
  const method = chooseMethod(known, { methods, past, now: known.length });
  const { seasonal } = method;
  const replays = replayForecasts(known, { methods, past }).filter((replay) => replay.seasonal === seasonal);
  return { actual, known, method, seasonal, replays, priorSpread };
}
