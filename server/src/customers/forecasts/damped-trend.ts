const levelWeight = 0.3;
const trendWeight = 0.1;
const damping = 0.9;

/**
 * Exponential smoothing with a trend that fades (Gardner & McKenzie, 1985, eq. 3-6): level and trend follow each week
 * by 0.3 and 0.1, the trend loses a tenth a week. Never below 0.
 */
export function forecastDampedTrend(weeks: Float64Array, horizon: number): Float64Array {
  const start = weeks.subarray(0, 4);
  let level = start.reduce((sum, value) => sum + value, 0) / Math.max(1, start.length);
  let trend = 0;
  for (const value of weeks) {
    const next = level + damping * trend + levelWeight * (value - level - damping * trend);
    trend = trendWeight * (next - level) + (1 - trendWeight) * damping * trend;
    level = next;
  }
  let added = 0;
  return Float64Array.from({ length: horizon }, (_, week) => {
    added += damping ** (week + 1) * trend;
    return Math.max(0, level + added);
  });
}
