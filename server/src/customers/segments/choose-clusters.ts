import { bestFuzzyClusters } from "./best-fuzzy-clusters.ts";
import { clusterStability } from "./cluster-stability.ts";
import { type ClusterValidity, clusterValidity } from "./cluster-validity.ts";
import type { Points } from "./fuzzy-c-means.ts";
import { nearestCentres } from "./nearest-centres.ts";

export interface ChosenClusters {
  centres: Float64Array;
  validity: ClusterValidity;
  /** Mean adjusted Rand index of refits on resamples. */
  stability: number;
}

const mostClusters = 6;
/** A cluster holds at least this share of customers, and so many. */
const leastShare = 0.01;
const leastMembers = 3;
/** Xie-Beni within this factor of the best is as good: it varies as much from month to month. */
const asGoodAsBest = 1.5;
/** And a modified partition coefficient so little below the best. */
const asCrispAsBest = 0.01;
const stableFrom = 0.75;
/** A point that at least this share of customers stand on (bought once, never returned) … */
const crowdFrom = 0.2;
/** … should be a cluster of its own: of its nearest centre's members this share, the first of these that can be had. */
const ownCluster = [0.98, 0.9, 0];
const seed = 20_090;

/**
 * How many clusters, 2 to 6, and where; null when there are fewer than two of a size worth naming. The rule, with
 * what was measured, stands in docs/segments.md:
 * 1. every cluster has at least 1 % of the customers and three of them;
 * 2. where a fifth or more of the customers stand on one point, numbers that make it a cluster of its own come first;
 * 3. from three up, those within half of the best Xie-Beni index: first `preferred`, then the fewest of those about as
 *    crisp (modified partition coefficient) as the crispest, then the others; then what is left from three up; two
 *    clusters last, which only say above or below;
 * 4. the first that resamples find again (adjusted Rand 0.75), else the most stable.
 * @param preferred how many there were before, so that a shop's segments do not come and go with small changes.
 */
export function chooseClusters(points: Points, fuzzifier: number, preferred?: number): ChosenClusters | null {
  const total = points.weights.reduce((sum, weight) => sum + weight, 0);
  const least = Math.max(leastShare * total, leastMembers);
  const sound = Array.from({ length: mostClusters - 1 }, (_, at) => at + 2)
    .filter((clusters) => clusters <= points.rows)
    .map((clusters) => {
      const { centres } = bestFuzzyClusters(points, { clusters, fuzzifier, restarts: 5, seed, tolerance: 1e-4 });
      return { clusters, centres, validity: clusterValidity(points, centres, fuzzifier) };
    })
    .filter(({ validity }) => validity.xieBeni < Infinity && Math.min(...validity.members) >= least);
  const crowd = crowdedPoint(points, total);
  const tier = ({ centres, validity }: (typeof sound)[number]) => {
    if (crowd === null) return 0;
    const members = validity.members[nearestCentres(points, centres)[crowd] ?? 0] ?? 0;
    return ownCluster.findIndex((share) => (points.weights[crowd] ?? 0) >= share * members);
  };
  const tiers = sound.map(tier);
  const ranked = ownCluster.flatMap((_, wanted) =>
    inOrder(
      sound.filter((_, at) => tiers[at] === wanted),
      preferred,
    ),
  );
  let mostStable: ChosenClusters | null = null;
  for (const candidate of ranked) {
    const stability = clusterStability(points, candidate.centres, fuzzifier, seed);
    if (mostStable === null || stability > mostStable.stability) mostStable = { ...candidate, stability };
    if (stability >= stableFrom) break;
  }
  return mostStable;
}

/** Best first, by the third rule. */
function inOrder<T extends { clusters: number; validity: ClusterValidity }>(candidates: T[], preferred?: number): T[] {
  const several = candidates.filter(({ clusters }) => clusters > 2);
  const leastXieBeni = Math.min(...several.map(({ validity }) => validity.xieBeni));
  const separated = several.filter(({ validity }) => validity.xieBeni <= asGoodAsBest * leastXieBeni);
  const crispness = ({ validity }: T) => validity.modifiedPartitionCoefficient;
  const crispest = Math.max(...separated.map(crispness));
  const group = (candidate: T) => {
    if (candidate.clusters === 2) return 4;
    if (!separated.includes(candidate)) return 3;
    if (candidate.clusters === preferred) return 0;
    return crispness(candidate) >= crispest - asCrispAsBest ? 1 : 2;
  };
  return candidates.toSorted((a, b) => {
    if (group(a) !== group(b)) return group(a) - group(b);
    if (group(a) === 1) return a.clusters - b.clusters;
    return group(a) === 2 ? crispness(b) - crispness(a) : a.validity.xieBeni - b.validity.xieBeni;
  });
}

/** The place of the point with most customers, if it is a crowd. */
function crowdedPoint({ weights }: Points, total: number): number | null {
  const most = weights.indexOf(weights.reduce((a, b) => Math.max(a, b), 0));
  return (weights[most] ?? 0) >= crowdFrom * total ? most : null;
}
