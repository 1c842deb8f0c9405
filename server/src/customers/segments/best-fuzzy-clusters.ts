import { type FuzzyClusters, fuzzyCMeans, type Points } from "./fuzzy-c-means.ts";
import { seededRandom } from "./seeded-random.ts";
import { spreadStart } from "./spread-start.ts";

/** Enough points to find out which start is best; all refine the best one. */
const pointsToTry = 4_000;

/**
 * Of fits from different starts, on every n-th point where there are many, the one with the least objective, refined
 * on all points. The same points and seed give the same fit.
 */
export function bestFuzzyClusters(
  points: Points,
  options: { clusters: number; fuzzifier: number; restarts: number; seed: number; tolerance: number },
): FuzzyClusters {
  const { fuzzifier, tolerance } = options;
  const random = seededRandom(options.seed);
  const some = everyNth(points, Math.ceil(points.rows / pointsToTry));
  let best: FuzzyClusters | undefined;
  for (let restart = 0; restart < options.restarts || best === undefined; restart++) {
    const start = spreadStart(some, options.clusters, random);
    const fit = fuzzyCMeans(some, { fuzzifier, start, tolerance, maxIterations: 500 });
    if (best === undefined || fit.objective < best.objective) best = fit;
  }
  if (some === points) return best;
  return fuzzyCMeans(points, { fuzzifier, start: best.centres, tolerance, maxIterations: 500 });
}

function everyNth(points: Points, n: number): Points {
  if (n === 1) return points;
  const { columns } = points;
  const rows = Math.ceil(points.rows / n);
  return {
    values: Float64Array.from(
      { length: rows * columns },
      (_, at) => points.values[Math.floor(at / columns) * n * columns + (at % columns)] ?? 0,
    ),
    rows,
    columns,
    weights: Float64Array.from({ length: rows }, (_, row) => points.weights[row * n] ?? 0),
  };
}
