import { axisDistances } from "./axis-distances.ts";
import type { AxisModel } from "./axis-model.ts";
import { membershipsFromDistances } from "./memberships-from-distances.ts";
import { strengthOf } from "./strength-of.ts";

/** Where a customer stands on an axis. */
export interface AxisPlace {
  /** One a segment, in the model's order; in [0, 1], sum 1. */
  memberships: Float64Array;
  /** Place of the largest; the first of equals. */
  dominant: number;
  /** 2 strong, 1 moderate, 0 weak (strength-of.ts). */
  strength: number;
}

/**
 * Places one customer, seen in the run or new, on an axis.
 * @param features of the customer in their own units, the axis's own from `offset` on, in the model's order.
 * @throws RangeError when a feature is missing or not a number.
 */
export function placeOnAxis(model: AxisModel, features: ArrayLike<number>, offset = 0): AxisPlace {
  const memberships = new Float64Array(model.segments.length);
  axisDistances(model)(features, offset, memberships);
  membershipsFromDistances(memberships, model.fuzzifier);
  return { memberships, ...topOf(memberships) };
}

/** The largest membership's place and how firmly it tells. */
export function topOf(memberships: Float64Array): { dominant: number; strength: number } {
  let dominant = 0;
  let top = -1;
  let runnerUp = 0;
  for (let segment = 0; segment < memberships.length; segment++) {
    const membership = memberships[segment] ?? 0;
    if (membership > top) {
      runnerUp = Math.max(top, 0);
      top = membership;
      dominant = segment;
    } else if (membership > runnerUp) runnerUp = membership;
  }
  return { dominant, strength: strengthOf(top, runnerUp, memberships.length) };
}
