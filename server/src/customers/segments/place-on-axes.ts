import { axisDistances } from "./axis-distances.ts";
import type { AxisModel } from "./axis-model.ts";
import { membershipsFromDistances } from "./memberships-from-distances.ts";
import { topOf } from "./place-on-axis.ts";

/** Customers on all axes, row by row, as customer_profiles keeps them. */
export interface Places {
  /** rows x `membershipColumns`: all axes one after another, each in the order of its segments. */
  memberships: Float32Array;
  membershipColumns: number;
  /** rows x axes: place of the largest membership. */
  dominant: Int16Array;
  /** rows x axes: 2 strong, 1 moderate, 0 weak. */
  strength: Int16Array;
}

/**
 * Places many customers on all axes; equal to placeOnAxis on each, up to the rounding to 32 bits.
 * @param models in the order of axes.ts.
 * @param features rows x all features, the axes' own one after another in the same order, in their own units.
 * @throws RangeError when `features` is not rows x all features, or one is not a number.
 */
export function placeOnAxes(models: readonly AxisModel[], features: Float32Array | Float64Array, rows: number): Places {
  const featureColumns = models.reduce((sum, { features }) => sum + features.length, 0);
  if (features.length !== rows * featureColumns) {
    throw new RangeError(
      `${rows} customers of ${featureColumns} features were expected, not ${features.length} values.`,
    );
  }
  const membershipColumns = models.reduce((sum, { segments }) => sum + segments.length, 0);
  const memberships = new Float32Array(rows * membershipColumns);
  const dominant = new Int16Array(rows * models.length);
  const strength = new Int16Array(rows * models.length);
  let featureOffset = 0;
  let membershipOffset = 0;
  for (const [axis, model] of models.entries()) {
    const distances = axisDistances(model);
    const place = new Float64Array(model.segments.length);
    for (let row = 0; row < rows; row++) {
      distances(features, row * featureColumns + featureOffset, place);
      membershipsFromDistances(place, model.fuzzifier);
      memberships.set(place, row * membershipColumns + membershipOffset);
      const top = topOf(place);
      dominant[row * models.length + axis] = top.dominant;
      strength[row * models.length + axis] = top.strength;
    }
    featureOffset += model.features.length;
    membershipOffset += model.segments.length;
  }
  return { memberships, membershipColumns, dominant, strength };
}
