const lookedBack = 26 * 7;

/**
 * Weekly sums on their days, by the share of each weekday in the last 26 weeks. The first day follows the last of
 * `days`; sums of weeks stay what they are.
 */
export function spreadOverDays(weekly: Float64Array, days: Float64Array): Float64Array {
  const recent = days.subarray(Math.max(0, days.length - lookedBack));
  const shares = new Float64Array(7);
  let whole = 0;
  for (const [index, value] of recent.entries()) {
    // Counted back from the last day, so that place 0 is the weekday of the first day to come.
    const place = (7 - ((recent.length - index) % 7)) % 7;
    shares[place] = (shares[place] ?? 0) + Math.max(0, value);
    whole += Math.max(0, value);
  }
  return Float64Array.from({ length: weekly.length * 7 }, (_, day) => {
    const share = whole > 0 ? (shares[day % 7] ?? 0) / whole : 1 / 7;
    return (weekly[Math.floor(day / 7)] ?? 0) * share;
  });
}
