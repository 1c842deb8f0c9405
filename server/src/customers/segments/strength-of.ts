/**
 * How firmly a membership tells, as 2 strong, 1 moderate, 0 weak (the places in `strengths`).
 * With certainty = (top - 1/k) / (1 - 1/k), 0 where all k segments fit alike and 1 where one fits alone:
 * strong from 0.5 with a top of at least twice the runner-up; moderate from 0.2 with at least 1.25 times; else weak.
 * A customer of the only segment is strong.
 */
export function strengthOf(top: number, runnerUp: number, segments: number): number {
  if (segments < 2) return 2;
  const certainty = (top * segments - 1) / (segments - 1);
  if (certainty >= 0.5 && top >= 2 * runnerUp) return 2;
  return certainty >= 0.2 && top >= 1.25 * runnerUp ? 1 : 0;
}
