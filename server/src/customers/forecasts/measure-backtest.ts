import type { ForecastModel } from "./fit-forecast.ts";
import type { Replay } from "./replay-forecasts.ts";
import { intervalOf, spreadOfErrors } from "./interval-of.ts";

/** What the shop's own past says of its forecasts. */
export interface BacktestFigures {
  /** Forecasts of `weeks` weeks, one a week, that were over before now. */
  forecasts: number;
  weeks: number;
  /** Sum of absolute errors of weeks over their sum (WAPE), of the newest of these forecasts. */
  lastError: number;
  /** Its sum against what it came to. */
  lastTotalError: number;
  /** Median WAPE of all. */
  typicalError: number;
  /** Of them, the share whose sum came to lie within the 90 % limits given then; null for fewer than four. */
  coverage: number | null;
}

const mostWeeks = 13;
const fewestForCoverage = 4;

/** Compares past forecasts of a quarter (or as long as there are) with what came. Null without any, or without sales. */
export function measureBacktest({ actual, seasonal, replays, priorSpread }: ForecastModel): BacktestFigures | null {
  const weeks = Math.min(mostWeeks, Math.max(0, ...replays.map(({ forecast }) => forecast.length)));
  const over = replays.filter(({ forecast }) => forecast.length >= weeks);
  const errors = over.flatMap(({ origin, forecast }) => {
    const came = actual.subarray(origin, origin + weeks);
    const sold = sum(came);
    if (weeks === 0 || !(sold > 0)) return [];
    const missed = came.reduce((total, value, week) => total + Math.abs(value - (forecast[week] ?? 0)), 0);
    return [{ origin, error: missed / sold, total: sum(forecast.subarray(0, weeks)) / sold - 1 }];
  });
  const last = errors.at(-1);
  if (!last) return null;
  const covered = over.flatMap(({ origin, forecast }) => {
    const known = replays.filter((replay) => replay.origin < origin).map((replay) => asKnownAt(replay, origin));
    if (known.length === 0) return [];
    const window = { from: 0, below: weeks };
    const spread = spreadOfErrors(actual.subarray(0, origin), { replays: known, seasonal, priorSpread }, window);
    const { low, high } = intervalOf(sum(forecast.subarray(0, weeks)), spread);
    const came = sum(actual.subarray(origin, origin + weeks));
    return [came >= low && came <= high];
  });
  const sorted = errors.map(({ error }) => error).toSorted((a, b) => a - b);
  return {
    forecasts: errors.length,
    weeks,
    lastError: last.error,
    lastTotalError: last.total,
    typicalError: sorted[Math.floor((sorted.length - 1) / 2)] ?? last.error,
    coverage: covered.length < fewestForCoverage ? null : covered.filter((within) => within).length / covered.length,
  };
}

/** Without what came later. */
const asKnownAt = ({ origin, seasonal, forecast }: Replay, now: number): Replay => ({
  origin,
  seasonal,
  forecast: forecast.subarray(0, now - origin),
});

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
