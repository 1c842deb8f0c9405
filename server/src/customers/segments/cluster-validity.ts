import type { Points } from "./fuzzy-c-means.ts";
import { membershipsFromDistances } from "./memberships-from-distances.ts";

export interface ClusterValidity {
  /** Mean sum of squared memberships, 1/k to 1 (Bezdek 1981). */
  fuzzyPartitionCoefficient: number;
  /** The same from 0 to 1 for every k (Dave 1996). */
  modifiedPartitionCoefficient: number;
  /** Compactness by separation, smaller is better (Xie & Beni 1991, with membership^m); Infinity where centres coincide. */
  xieBeni: number;
  /** Weight of the rows nearest to each centre. */
  members: Float64Array;
}

/** How well centres part the points. */
export function clusterValidity(
  { values, rows, columns, weights }: Points,
  centres: Float64Array,
  fuzzifier: number,
): ClusterValidity {
  const clusters = centres.length / columns;
  const squared = new Float64Array(clusters);
  const memberships = new Float64Array(clusters);
  const members = new Float64Array(clusters);
  let total = 0;
  let squares = 0;
  let objective = 0;
  for (let row = 0; row < rows; row++) {
    const weight = weights[row] as number;
    for (let cluster = 0; cluster < clusters; cluster++) {
      squared[cluster] = squaredDistance(values, row, centres, cluster, columns);
    }
    memberships.set(squared);
    membershipsFromDistances(memberships, fuzzifier);
    let dominant = 0;
    for (let cluster = 0; cluster < clusters; cluster++) {
      const membership = memberships[cluster] as number;
      squares += weight * membership ** 2;
      objective += weight * membership ** fuzzifier * (squared[cluster] as number);
      if (membership > (memberships[dominant] as number)) dominant = cluster;
    }
    members[dominant] = (members[dominant] as number) + weight;
    total += weight;
  }
  let separation = Infinity;
  for (let a = 0; a < clusters; a++) {
    for (let b = 0; b < a; b++) separation = Math.min(separation, squaredDistance(centres, a, centres, b, columns));
  }
  const fuzzyPartitionCoefficient = squares / total;
  return {
    fuzzyPartitionCoefficient,
    modifiedPartitionCoefficient: 1 - (clusters / (clusters - 1)) * (1 - fuzzyPartitionCoefficient),
    xieBeni: separation > 0 ? objective / (total * separation) : Infinity,
    members,
  };
}

function squaredDistance(a: Float64Array, aRow: number, b: Float64Array, bRow: number, columns: number): number {
  let sum = 0;
  for (let column = 0; column < columns; column++) {
    sum += ((a[aRow * columns + column] as number) - (b[bRow * columns + column] as number)) ** 2;
  }
  return sum;
}
