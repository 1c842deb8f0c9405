import type { Axis } from "../axes.ts";
import type { FeatureName } from "../features/feature-names.ts";
import type { AxisModel } from "./axis-model.ts";
import { bestFuzzyClusters } from "./best-fuzzy-clusters.ts";
import { chooseClusters } from "./choose-clusters.ts";
import { clusterValidity } from "./cluster-validity.ts";
import { distinctPoints } from "./distinct-points.ts";
import { fuzzyCMeans } from "./fuzzy-c-means.ts";
import { leastSpreads } from "./least-spreads.ts";
import { nameSegments } from "./name-segments.ts";
import { robustScaling } from "./robust-scaling.ts";
import { scaleFeatures } from "./scale-features.ts";

/** Bezdek's usual one, and the fastest. */
const fuzzifier = 2;

/**
 * Finds the segments of an axis: scales, clusters, decides how many there are (choose-clusters.ts), and names them by
 * what is typical of them. Does not depend on the order of the rows. Where all are alike there is one segment.
 * Everybody or a sample: 20,000 rows tell as much as more.
 * @param values rows x the axis's features, in their own units; at least one row, all numbers.
 * @param before what the axis was found to be in the run before: as many segments are found again where that fits as well.
 */
export function chooseSegments(
  axis: Axis,
  values: Float64Array,
  features: readonly FeatureName[],
  before: AxisModel | null = null,
): AxisModel {
  const columns = features.length;
  const rows = values.length / columns;
  const scaling = features.map((feature, column) =>
    robustScaling(
      Float64Array.from({ length: rows }, (_, row) => values[row * columns + column] ?? NaN),
      leastSpreads[feature],
    ),
  );
  const points = distinctPoints(scaleFeatures(values, scaling), rows, columns);
  const chosen = chooseClusters(points, fuzzifier, before?.segments.length);
  const start =
    chosen?.centres ??
    bestFuzzyClusters(points, { clusters: 1, fuzzifier, restarts: 1, seed: 1, tolerance: 1e-7 }).centres;
  const { centres } = fuzzyCMeans(points, { fuzzifier, start, tolerance: 1e-7, maxIterations: 2_000 });
  const typical = (centre: number[]) =>
    centre.map((value, column) => value * (scaling[column]?.spread ?? 1) + (scaling[column]?.centre ?? 0));
  const segments = Array.from({ length: centres.length / columns }, (_, cluster) => {
    const centre = [...centres.subarray(cluster * columns, (cluster + 1) * columns)];
    return { centre, typical: typical(centre) };
  }).sort((a, b) => (a.typical[0] ?? 0) - (b.typical[0] ?? 0) || (a.typical[1] ?? 0) - (b.typical[1] ?? 0));
  const names = nameSegments(
    axis,
    features,
    scaling,
    segments.map((segment) => segment.typical),
  );
  const validity = clusterValidity(points, centres, fuzzifier);
  return {
    axis,
    features: [...features],
    scaling,
    fuzzifier,
    segments: segments.map((segment, place) => ({ name: names[place] ?? "", ...segment })),
    fuzzyPartitionCoefficient: validity.fuzzyPartitionCoefficient,
    xieBeni: segments.length > 1 ? validity.xieBeni : null,
    stability: chosen?.stability ?? null,
  };
}
