import type { Axis } from "../axes.ts";
import type { FeatureName } from "../features/feature-names.ts";
import type { AxisModel } from "./axis-model.ts";

export function nameSegments(
  axis: Axis,
  _features: readonly FeatureName[],
  _scaling: AxisModel["scaling"],
  typical: number[][],
): string[] {
  return typical.map((_, place) => `${axis}_${place}`);
}
