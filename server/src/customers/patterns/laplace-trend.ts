import { irwinHallTail } from "./irwin-hall-tail.ts";

export interface Trend {
  /** Where the mean event lies, from -0.5 (all at the beginning) over 0 (even) to 0.5 (all at the end). */
  centre: number;
  /** In standard deviations; above 0 it becomes more. */
  z: number;
  /** Chance of a trend at least as strong the same way where there is none. */
  p: number;
}

/** So many gaps as irregular as by chance weigh as much as the customer's own. */
const priorGaps = 5;

/**
 * Laplace's test for a trend in a series of events (Cox & Lewis 1966, section 3.3): without one, events of a Poisson
 * process lie evenly in the time observed, so their mean is that of as many uniform numbers, whose distribution is
 * known exactly (Irwin 1927, Hall 1927). Where gaps are more irregular than by chance, the deviation is divided by
 * their coefficient of variation (Lewis & Robinson 1974), shrunk to 1 by five gaps; more regular ones gain nothing.
 * @param times at least one, rising, each as its part of the time observed: 0 to 1.
 */
export function laplaceTrend(times: readonly number[]): Trend {
  const events = times.length;
  const mean = times.reduce((sum, time) => sum + time, 0) / events;
  const centre = (mean - 0.5) / excessVariation(times);
  return { centre, z: centre * Math.sqrt(12 * events), p: irwinHallTail(events, events * (0.5 + Math.abs(centre))) };
}

/** Coefficient of variation of the gaps, shrunk to 1 and never below. */
function excessVariation(times: readonly number[]): number {
  const gaps = times.slice(1).map((time, at) => time - (times[at] ?? 0));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(gaps.length, 1);
  if (gaps.length < 2 || mean <= 0) return 1;
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / (gaps.length - 1);
  return Math.sqrt(Math.max(1, (gaps.length * (variance / mean ** 2) + priorGaps) / (gaps.length + priorGaps)));
}
