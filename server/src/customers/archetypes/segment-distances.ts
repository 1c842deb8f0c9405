import type { AxisModel } from "../segments/axis-model.ts";

/** How far apart an axis's segments lie: distances of their centres over the largest one, k x k. */
export function segmentDistances({ segments }: AxisModel): number[][] {
  const apart = segments.map((a) =>
    segments.map((b) => Math.hypot(...a.centre.map((value, column) => value - (b.centre[column] ?? value)))),
  );
  const largest = Math.max(...apart.flat());
  return apart.map((row) => row.map((distance) => (largest > 0 ? distance / largest : 0)));
}
