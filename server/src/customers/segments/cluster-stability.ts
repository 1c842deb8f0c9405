import { adjustedRandIndex } from "./adjusted-rand-index.ts";
import { bestFuzzyClusters } from "./best-fuzzy-clusters.ts";
import { drawPoints } from "./draw-points.ts";
import type { Points } from "./fuzzy-c-means.ts";
import { nearestCentres } from "./nearest-centres.ts";
import { seededRandom } from "./seeded-random.ts";

const resamples = 6;
const drawsAResample = 1_500;

/**
 * Whether the same clusters are found again: fits as many to resamples, and compares on fresh draws where each
 * puts a customer, as the mean adjusted Rand index. 1 when every resample tells the same.
 */
export function clusterStability(points: Points, centres: Float64Array, fuzzifier: number, seed: number): number {
  const random = seededRandom(seed);
  const total = points.weights.reduce((sum, weight) => sum + weight, 0);
  const draws = Math.min(drawsAResample, Math.round(total));
  let sum = 0;
  for (let resample = 0; resample < resamples; resample++) {
    const drawn = drawPoints(points, draws, random);
    const clusters = centres.length / points.columns;
    const again = bestFuzzyClusters(drawn, { clusters, fuzzifier, restarts: 2, seed: resample, tolerance: 1e-3 });
    const fresh = drawPoints(points, draws, random);
    sum += adjustedRandIndex(nearestCentres(fresh, centres), nearestCentres(fresh, again.centres), fresh.weights);
  }
  return sum / resamples;
}
