import { type PaddedPoints, unrolledColumns, updateCentres } from "./update-centres.ts";

/** Weighted points, row after row. */
export interface Points {
  values: Float64Array;
  rows: number;
  columns: number;
  /** How many alike each row stands for. */
  weights: Float64Array;
}

export interface FuzzyCMeansOptions {
  /** m > 1; 2 is fastest. */
  fuzzifier: number;
  /** Centres to begin with, clusters x columns; their number is the number of clusters. */
  start: Float64Array;
  /** Done when no coordinate of a centre moves further in one iteration. */
  tolerance: number;
  maxIterations: number;
}

export interface FuzzyClusters {
  /** clusters x columns, in the order of the start. */
  centres: Float64Array;
  /** J_m = sum of weight x membership^m x squared distance, at these centres. */
  objective: number;
  iterations: number;
  converged: boolean;
}

/**
 * Fuzzy c-means (Bezdek 1981): alternates memberships and centres, without keeping memberships. A point on a centre
 * belongs to it alone. A cluster that nothing belongs to starts anew at the point farthest from all centres; where
 * there are fewer distinct points than clusters, the surplus stays where it is. Deterministic.
 * @throws RangeError when sizes do not fit together or there is no point.
 */
export function fuzzyCMeans(points: Points, options: FuzzyCMeansOptions): FuzzyClusters {
  const { values, rows, columns, weights } = points;
  const clusters = options.start.length / columns;
  if (rows < 1 || columns < 1 || values.length !== rows * columns || weights.length !== rows) {
    throw new RangeError(`${rows} x ${columns} points do not fit ${values.length} values, ${weights.length} weights.`);
  }
  if (clusters < 1 || !Number.isInteger(clusters)) {
    throw new RangeError(`A start of ${options.start.length} values has no whole rows of ${columns} columns.`);
  }
  if (!(options.fuzzifier > 1)) throw new RangeError("The fuzzifier must be greater than 1.");
  const padded: PaddedPoints = { ...points, ...padRows(values, rows, columns) };
  const { stride } = padded;
  let centres = padRows(options.start, clusters, columns).values;
  let next = new Float64Array(centres.length);
  const mass = new Float64Array(clusters);
  let iterations = 0;
  let movement = Infinity;
  while (iterations < options.maxIterations && movement > options.tolerance) {
    updateCentres(padded, centres, options.fuzzifier, next, mass);
    for (let empty = mass.indexOf(0); empty >= 0; empty = mass.indexOf(0, empty + 1)) {
      const from = farthestRow(padded, next, mass) ?? centres.subarray(empty * stride, (empty + 1) * stride);
      next.set(from, empty * stride);
      mass[empty] = Number.MIN_VALUE;
    }
    movement = 0;
    for (let at = 0; at < next.length; at++) {
      movement = Math.max(movement, Math.abs((next[at] as number) - (centres[at] as number)));
    }
    [centres, next] = [next, centres];
    iterations++;
  }
  const objective = updateCentres(padded, centres, options.fuzzifier, next, mass);
  const real = Float64Array.from({ length: clusters * columns }, (_, at) => {
    return centres[Math.floor(at / columns) * stride + (at % columns)] ?? 0;
  });
  return { centres: real, objective, iterations, converged: movement <= options.tolerance };
}

function padRows(
  values: Float64Array,
  rows: number,
  columns: number,
): { values: Float64Array<ArrayBuffer>; stride: number } {
  if (columns >= unrolledColumns) return { values: Float64Array.from(values), stride: columns };
  const padded = new Float64Array(rows * unrolledColumns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      padded[row * unrolledColumns + column] = values[row * columns + column] as number;
    }
  }
  return { values: padded, stride: unrolledColumns };
}

/** The point whose nearest centre that has mass is farthest; none when every point lies on one. */
function farthestRow(
  { values, rows, stride }: PaddedPoints,
  centres: Float64Array,
  mass: Float64Array,
): Float64Array | undefined {
  let farthest: number | undefined;
  let largest = 0;
  for (let row = 0; row < rows; row++) {
    let nearest = Infinity;
    for (const [cluster, held] of mass.entries()) {
      if (held === 0) continue;
      let squared = 0;
      for (let column = 0; column < stride; column++) {
        squared += ((values[row * stride + column] ?? 0) - (centres[cluster * stride + column] ?? 0)) ** 2;
      }
      nearest = Math.min(nearest, squared);
    }
    if (nearest > largest) {
      largest = nearest;
      farthest = row;
    }
  }
  return farthest === undefined ? undefined : values.subarray(farthest * stride, (farthest + 1) * stride);
}
