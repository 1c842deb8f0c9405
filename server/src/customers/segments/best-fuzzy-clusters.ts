import { type FuzzyClusters, fuzzyCMeans, type Points } from "./fuzzy-c-means.ts";
import { seededRandom } from "./seeded-random.ts";
import { spreadStart } from "./spread-start.ts";

/** Of some fits from different starts the one with the least objective. The same points and seed give the same fit. */
export function bestFuzzyClusters(
  points: Points,
  options: { clusters: number; fuzzifier: number; restarts: number; seed: number; tolerance?: number },
): FuzzyClusters {
  const random = seededRandom(options.seed);
  let best: FuzzyClusters | undefined;
  for (let restart = 0; restart < options.restarts || best === undefined; restart++) {
    const fit = fuzzyCMeans(points, {
      fuzzifier: options.fuzzifier,
      start: spreadStart(points, options.clusters, random),
      tolerance: options.tolerance ?? 1e-6,
      maxIterations: 500,
    });
    if (best === undefined || fit.objective < best.objective) best = fit;
  }
  return best;
}
