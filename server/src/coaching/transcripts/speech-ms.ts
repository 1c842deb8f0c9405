interface Interval {
  startMs: number;
  endMs: number;
}

/** Milliseconds covered by at least one interval (the length of their union). */
export function speechMs(intervals: Interval[]): number {
  let total = 0;
  let coveredTo = -Infinity;
  for (const { startMs, endMs } of [...intervals].sort((a, b) => a.startMs - b.startMs)) {
    if (endMs <= coveredTo) continue;
    total += endMs - Math.max(startMs, coveredTo);
    coveredTo = endMs;
  }
  return total;
}
