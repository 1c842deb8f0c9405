import type { Estimate } from "./estimate.ts";
import type { Replay } from "./replay-forecasts.ts";
import { meanOfLast } from "./mean-of-last.ts";
import { studentLimit } from "./student-limit.ts";
import { yearWeeks } from "./year-over-year.ts";

/** Errors of forecasts of some weeks ahead, as spreads of the logarithm of actual over forecast. */
export interface ErrorSpread {
  up: number;
  down: number;
  /** Of Student's distribution: few windows that do not overlap mean wide limits. */
  degreesOfFreedom: number;
  /** What is added to either side of a ratio, so that nothing is divided by 0. */
  floor: number;
}

const coverage = 0.9;
/** What is believed of a shop without a past, weighing as so many windows. */
const priorWindows = 4;
const usualPriorSpread = 0.15;
const floorShare = 0.05;
/** How far seasons carry a shop from its level in a quarter, while nobody has seen a year of it. */
const unseenSeason = 0.45;
const unseenAfterWeeks = 10;
const mostDistance = 3;

/** The weeks whose sum is forecast, counted from the first one after the known ones; `below` is exclusive. */
export interface Window {
  from: number;
  below: number;
}

/**
 * The spread of past errors for the sum of a window of weeks ahead. Windows overlap, so they count as many as fit side
 * by side. Where none reaches so far ahead, the farthest of that width is taken and its variance widened with the
 * distance, as of a level that wanders, at most threefold (Hyndman & Athanasopoulos, 2021, 5.5), or with each year
 * ahead for a seasonal forecast. A level from less than a year carries the season that was not seen yet.
 */
export function spreadOfErrors(
  actual: Float64Array,
  {
    replays,
    seasonal,
    priorSpread = usualPriorSpread,
  }: { replays: readonly Replay[]; seasonal: boolean; priorSpread?: number | undefined },
  { from, below }: Window,
): ErrorSpread {
  const width = below - from;
  const recent = actual.subarray(Math.max(0, actual.length - yearWeeks));
  const mean = Math.max(0, meanOfLast(recent, yearWeeks));
  const variance = recent.reduce((total, value) => total + (value - mean) ** 2, 0) / Math.max(1, recent.length);
  const prior = priorSpread ** 2 + (mean > 0 ? Math.log1p((Math.sqrt(variance) / mean) ** 2) / width : 0);
  const floor = floorShare * mean * width;
  const reach = Math.max(0, ...replays.map(({ forecast }) => forecast.length));
  const last = Math.min(below, Math.max(Math.min(width, reach), reach - 2 * width));
  const first = Math.max(0, last - width);
  const errors = replays
    .filter(({ forecast }) => last > first && forecast.length >= last)
    .map(({ origin, forecast }) =>
      Math.log((sum(actual, origin + first, origin + last) + floor) / (sum(forecast, first, last) + floor)),
    )
    .filter(Number.isFinite);
  const windows = errors.length / width;
  const distance = seasonal
    ? Math.ceil(below / yearWeeks)
    : Math.min(mostDistance, last > 0 ? below / last : mostDistance);
  const unseen =
    !seasonal && actual.length < yearWeeks ? unseenSeason ** 2 * Math.min(1, (from + below) / 2 / unseenAfterWeeks) : 0;
  const spread = (side: number[]) => {
    const own = side.reduce((total, error) => total + error ** 2, 0) / Math.max(1, side.length, errors.length / 2);
    return Math.sqrt(unseen + (distance * (windows * own + priorWindows * prior)) / (windows + priorWindows));
  };
  return {
    up: spread(errors.filter((error) => error > 0)),
    down: spread(errors.filter((error) => error < 0)),
    degreesOfFreedom: windows + priorWindows,
    floor,
  };
}

/** 90 % limits of a forecast sum; never below 0. */
export function intervalOf(expected: number, { up, down, degreesOfFreedom, floor }: ErrorSpread): Estimate {
  const reach = studentLimit(coverage, degreesOfFreedom);
  const low = (expected + floor) * Math.exp(-reach * down) - floor;
  const high = (expected + floor) * Math.exp(reach * up) - floor;
  return { expected, low: Math.min(expected, Math.max(0, low)), high: Math.max(expected, high) };
}

const sum = (values: Float64Array, from: number, below: number) =>
  values.subarray(from, below).reduce((total, value) => total + value, 0);
