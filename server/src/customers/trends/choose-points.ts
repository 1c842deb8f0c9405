/**
 * Of daily and monthly snapshots the ones a trend is drawn through: the last of each of the newest `periods` months
 * or, where there are fewer than three months, the newest `periods` days. In order of time.
 */
export function choosePoints<Point extends { asOf: string }>(
  snapshots: readonly Point[],
  periods: number,
): { unit: "month" | "day"; points: Point[] } {
  const byDay = snapshots.toSorted((a, b) => (a.asOf < b.asOf ? -1 : 1));
  const months = new Map(byDay.map((point) => [point.asOf.slice(0, 7), point]));
  const unit = months.size >= 3 ? "month" : "day";
  const points = unit === "month" ? [...months.values()] : byDay;
  return { unit, points: points.slice(-periods) };
}
