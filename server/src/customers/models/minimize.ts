/** The function's value at a point; writes its slope in each direction into `gradient`. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

export interface Minimum {
  point: Float64Array;
  value: number;
  converged: boolean;
}

const longestStep = 2;
const steepestRest = 1e-8;

/**
 * Finds a local minimum by BFGS with a weak Wolfe line search (Nocedal & Wright 2006, algorithm 6.1; Lewis & Overton
 * 2013). Always the same answer for the same start. `converged` is false where the slope has not vanished.
 */
export function minimize(objective: Objective, start: ArrayLike<number>, mostSteps = 200): Minimum {
  const size = start.length;
  let point = Float64Array.from(start);
  let gradient = new Float64Array(size);
  let value = objective(point, gradient);
  let inverse = identity(size);
  let stalls = 0;
  for (let step = 0; step < mostSteps; step++) {
    if (steepest(gradient) < steepestRest) return { point, value, converged: true };
    let direction = inverse.map((row) => -dot(row, gradient));
    if (dot(direction, gradient) >= 0) {
      inverse = identity(size);
      direction = Array.from(gradient, (slope) => -slope);
    }
    const found = search(objective, point, value, gradient, direction);
    // No lower point can be told apart: as low as numbers of this width go.
    if (found === null || stalls > 3) return { point, value, converged: steepest(gradient) < 1e-5 };
    stalls = value - found.value <= 1e-14 * Math.abs(value) ? stalls + 1 : 0;
    inverse = updated(inverse, minus(found.point, point), minus(found.gradient, gradient));
    ({ point, gradient, value } = found);
  }
  return { point, value, converged: false };
}

interface Place {
  point: Float64Array<ArrayBuffer>;
  gradient: Float64Array<ArrayBuffer>;
  value: number;
}

function search(
  objective: Objective,
  from: Float64Array,
  value: number,
  gradient: Float64Array,
  direction: number[],
): Place | null {
  const slope = dot(direction, gradient);
  let below = 0;
  let above = longestStep / Math.max(...direction.map(Math.abs));
  let length = Math.min(1, above);
  let best: Place | null = null;
  for (let attempt = 0; attempt < 40 && length * -slope > 1e-16 * Math.abs(value); attempt++) {
    const place: Place = {
      point: from.map((coordinate, at) => coordinate + length * (direction[at] ?? 0)),
      gradient: new Float64Array(from.length),
      value: 0,
    };
    place.value = objective(place.point, place.gradient);
    if (!(place.value <= value + 1e-4 * length * slope)) above = length;
    else {
      best = place;
      if (dot(direction, place.gradient) >= 0.9 * slope || length >= above) return place;
      below = length;
    }
    if (best !== null && above - below < 1e-3 * above) return best;
    length = (below + above) / 2;
  }
  return best !== null && best.value < value ? best : null;
}

function updated(inverse: number[][], moved: number[], turned: number[]): number[][] {
  const curvature = dot(moved, turned);
  if (curvature <= 1e-14 * Math.sqrt(dot(moved, moved) * dot(turned, turned))) return inverse;
  const carried = inverse.map((row) => dot(row, turned));
  const scale = (1 + dot(turned, carried) / curvature) / curvature;
  return inverse.map((row, i) =>
    row.map((entry, j) => {
      const cross = (moved[i] ?? 0) * (carried[j] ?? 0) + (carried[i] ?? 0) * (moved[j] ?? 0);
      return entry + scale * (moved[i] ?? 0) * (moved[j] ?? 0) - cross / curvature;
    }),
  );
}

function identity(size: number): number[][] {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)));
}

function minus(left: Float64Array, right: Float64Array): number[] {
  return Array.from(left, (value, at) => value - (right[at] ?? 0));
}

function dot(left: ArrayLike<number>, right: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}

function steepest(gradient: Float64Array): number {
  return gradient.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
}
