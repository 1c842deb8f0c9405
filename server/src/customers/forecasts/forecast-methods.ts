import { forecastDampedTrend } from "./damped-trend.ts";
import { meanOfLast } from "./mean-of-last.ts";
import { sameWeeksLastYear } from "./same-weeks-last-year.ts";
import { yearOverYear, yearWeeks } from "./year-over-year.ts";

export interface ForecastMethod {
  name: string;
  /** For an answer: "from …". */
  words: string;
  /** The error it is believed to have before this shop has shown its own, as a share of what is forecast. */
  usualError: number;
  seasonal: boolean;
  /** Weeks to come from weeks that were; null when they are too few or tell nothing. Never negative. */
  forecast: (weeks: Float64Array, horizon: number) => Float64Array | null;
}

const flat = (value: number, horizon: number) => new Float64Array(horizon).fill(Math.max(0, value));

const recentMean = (weeks: number, usualError: number): ForecastMethod => ({
  name: weeks === 1 ? "last_week" : `mean_of_last_${weeks}_weeks`,
  words: weeks === 1 ? "the last week" : `the mean of the last ${weeks} weeks`,
  usualError,
  seasonal: false,
  forecast: (known, horizon) => flat(meanOfLast(known, weeks), horizon),
});

/** @param share of the change against the year before (as an exponent) that is carried on. */
const lastYear = (
  name: string,
  { words, share, usualError }: { words: string; share: number; usualError: number },
): ForecastMethod => ({
  name,
  words,
  usualError,
  seasonal: true,
  forecast(known, horizon) {
    const change = yearOverYear(known);
    return change === null ? null : sameWeeksLastYear(known, horizon, change ** share);
  },
});

const mix = (one: Float64Array, other: Float64Array, weight: number) =>
  one.map((value, week) => weight * value + (1 - weight) * (other[week] ?? 0));

const halfAndHalf: ForecastMethod = {
  name: "last_year_and_recent_weeks",
  words: "half the same weeks a year before and half the mean of the last 13 weeks",
  usualError: 0.22,
  seasonal: true,
  forecast(known, horizon) {
    const change = yearOverYear(known);
    if (change === null) return null;
    return mix(sameWeeksLastYear(known, horizon, Math.sqrt(change)), flat(meanOfLast(known, 13), horizon), 0.5);
  },
};

const twoYears: ForecastMethod = {
  name: "last_two_years",
  words: "the same weeks of the last two years, brought to the recent level",
  usualError: 0.18,
  seasonal: true,
  forecast(known, horizon) {
    if (known.length < 2 * yearWeeks) return null;
    const change = yearOverYear(known);
    const earlier = known.subarray(0, known.length - yearWeeks);
    const between = meanOfLast(known, yearWeeks) / meanOfLast(earlier, yearWeeks);
    if (change === null || !Number.isFinite(between)) return null;
    const growth = Math.sqrt(change);
    const before = sameWeeksLastYear(earlier, horizon, growth * between);
    return mix(sameWeeksLastYear(known, horizon, growth), before, 0.6);
  },
};

/** Plain ones that anybody can follow; which one fits is for the shop's own past to say. */
export const flowMethods: readonly ForecastMethod[] = [
  lastYear("same_weeks_last_year", { words: "the same weeks a year before", share: 0, usualError: 0.19 }),
  lastYear("last_year_half_growth", {
    words: "the same weeks a year before, with half of the recent change against that year",
    share: 0.5,
    usualError: 0.18,
  }),
  lastYear("last_year_with_growth", {
    words: "the same weeks a year before, brought to the recent level",
    share: 1,
    usualError: 0.2,
  }),
  twoYears,
  halfAndHalf,
  recentMean(4, 0.25),
  recentMean(13, 0.24),
  recentMean(26, 0.25),
  {
    name: "damped_trend",
    words: "the recent level and its fading trend",
    usualError: 0.26,
    seasonal: false,
    forecast: forecastDampedTrend,
  },
];

/** For what stands at a level and does not add up: where it stands now goes before any mean. */
export const stockMethods: readonly ForecastMethod[] = [...flowMethods, recentMean(1, 0.2)];
