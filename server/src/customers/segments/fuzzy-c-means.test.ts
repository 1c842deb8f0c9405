import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { irisFlowers } from "../../../test/customers/iris-flowers.ts";
import { bestFuzzyClusters } from "./best-fuzzy-clusters.ts";
import { clusterValidity } from "./cluster-validity.ts";
import { distinctPoints } from "./distinct-points.ts";
import { fuzzyCMeans, type Points } from "./fuzzy-c-means.ts";
import { membershipsFromDistances } from "./memberships-from-distances.ts";

const columns = 4;
const rows = 150;

function standardised(values: Float64Array): Float64Array {
  const means = [0, 0, 0, 0].map(
    (_, column) => values.reduce((sum, v, at) => sum + (at % columns === column ? v : 0), 0) / rows,
  );
  const deviations = means.map((mean, column) =>
    Math.sqrt(values.reduce((sum, v, at) => sum + (at % columns === column ? (v - mean) ** 2 : 0), 0) / rows),
  );
  return values.map((value, at) => (value - (means[at % columns] ?? 0)) / (deviations[at % columns] ?? 1));
}

const flowers: Points = { values: standardised(irisFlowers), rows, columns, weights: new Float64Array(rows).fill(1) };
const raw: Points = { ...flowers, values: irisFlowers };

function rowsOf(centres: Float64Array, columns: number): number[][] {
  return Array.from({ length: centres.length / columns }, (_, row) => [
    ...centres.subarray(row * columns, (row + 1) * columns),
  ]);
}

function membershipsOf(point: number[], centres: number[][], fuzzifier: number): number[] {
  const squared = Float64Array.from(centres, (centre) =>
    centre.reduce((sum, v, at) => sum + (v - (point[at] ?? 0)) ** 2, 0),
  );
  membershipsFromDistances(squared, fuzzifier);
  return [...squared];
}

// Made by scikit-fuzzy 0.5.0 on the same rows.
describe.each([
  {
    name: "standardised, 3 clusters, m 2",
    points: flowers,
    fuzzifier: 2,
    objective: 100.42029019877222,
    coefficient: 0.7065104986423947,
    modified: 0.559765747963592,
    xieBeni: 0.22205396297073846,
    members: [50, 52, 48],
    centres: [
      [-1.0047835021546803, 0.8464844617934209, -1.2846535822636542, -1.23864586939853],
      [-0.038364525859942586, -0.8187214379296639, 0.3229704625069948, 0.2321508989403311],
      [1.0692482275728685, 0.037424851712509324, 0.970174013727159, 1.0297890145263442],
    ],
  },
  {
    name: "standardised, 3 clusters, m 1.5",
    points: flowers,
    fuzzifier: 1.5,
    objective: 130.23531920278998,
    coefficient: 0.887955449144654,
    modified: 0.831933173716981,
    xieBeni: 0.2552207316298429,
    members: [50, 53, 47],
    centres: [
      [-1.0083300109573587, 0.87223520683663, -1.2999053165056658, -1.252486002254227],
      [-0.060023851404307806, -0.8833212181603447, 0.33027522471406184, 0.2511366669698803],
      [1.1270552462434786, 0.08251915539142211, 0.9975264931304776, 1.0351465819393462],
    ],
  },
  {
    name: "standardised, 5 clusters, m 2",
    points: flowers,
    fuzzifier: 2,
    objective: 53.869514337582636,
    coefficient: 0.5700376754778133,
    modified: 0.4625470943472666,
    xieBeni: 0.24243089808597942,
    members: [25, 25, 26, 43, 31],
    centres: [
      [-1.2769377333065963, 0.23364246504059138, -1.2996141052400114, -1.2861220243050229],
      [-0.7279376403021117, 1.5059690853188266, -1.2731448307481732, -1.2083808083506187],
      [-0.2642315077169097, -1.1257152460572486, 0.17103821431177416, 0.06549711281166364],
      [0.46178729493344095, -0.37241218483348126, 0.6133537961525152, 0.5547287801137536],
      [1.2310672055253378, 0.13071629316797884, 1.0794939786844817, 1.2021501713588965],
    ],
  },
  {
    name: "in cm, 2 clusters, m 2",
    points: raw,
    fuzzifier: 2,
    objective: 128.89489748592274,
    coefficient: 0.8922160117684549,
    modified: 0.7844320235369098,
    xieBeni: 0.05417451029330229,
    members: [53, 97],
    centres: [
      [5.023317625054673, 3.3806712540188792, 1.571838214611298, 0.29048302443249274],
      [6.336479673983661, 2.9056255211914306, 5.013636275251319, 1.7277212158804105],
    ],
  },
])("irises $name", ({ points, fuzzifier, objective, coefficient, modified, xieBeni, members, centres }) => {
  test("are parted as the reference implementation parts them", () => {
    const found = bestFuzzyClusters(points, {
      clusters: centres.length,
      fuzzifier,
      restarts: 4,
      seed: 1,
      tolerance: 1e-9,
    });
    expect(Math.abs(found.objective / objective - 1)).toBeLessThan(1e-8);
    const sorted = rowsOf(found.centres, columns).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
    for (const [row, centre] of centres.entries()) {
      for (const [column, value] of centre.entries()) expect(sorted[row]?.[column]).toBeCloseTo(value, 5);
    }
    const validity = clusterValidity(points, Float64Array.from(sorted.flat()), fuzzifier);
    expect(validity.fuzzyPartitionCoefficient).toBeCloseTo(coefficient, 8);
    expect(validity.modifiedPartitionCoefficient).toBeCloseTo(modified, 8);
    expect(validity.xieBeni).toBeCloseTo(xieBeni, 8);
    expect([...validity.members]).toEqual(members);
  });
});

const pull = (row: number, cluster: number) => (row % 3 === cluster ? 0.36 : 0.04);

test("each iteration comes to the reference's objective", () => {
  // Memberships to begin with: 0.6 in cluster i mod 3, 0.2 in the others; then centres, as scikit-fuzzy does it.
  const start = Float64Array.from({ length: 3 * columns }, (_, at) => {
    const [cluster, column] = [Math.floor(at / columns), at % columns];
    let [sum, mass] = [0, 0];
    for (let row = 0; row < rows; row++) {
      sum += pull(row, cluster) * (flowers.values[row * columns + column] ?? 0);
      mass += pull(row, cluster);
    }
    return sum / mass;
  });
  const after = (maxIterations: number) =>
    fuzzyCMeans(flowers, { fuzzifier: 2, start, tolerance: 0, maxIterations }).centres;
  // The reference takes its objective with the memberships of the iteration before.
  const objective = (iteration: number) => {
    const [before, now] = [rowsOf(after(iteration - 1), columns), rowsOf(after(iteration), columns)];
    return rowsOf(flowers.values, columns).reduce((sum, point) => {
      const memberships = membershipsOf(point, before, 2);
      return (
        sum +
        now.reduce((part, centre, cluster) => {
          return (
            part + (memberships[cluster] ?? 0) ** 2 * centre.reduce((d, v, at) => d + (v - (point[at] ?? 0)) ** 2, 0)
          );
        }, 0)
      );
    }, 0);
  };
  const expected = [199.66037171041583, 197.67975374862186, 186.96632674617598, 153.50660584375996, 117.96139964061186];
  for (const [at, value] of expected.entries()) expect(objective(at + 1)).toBeCloseTo(value, 9);
  expect(rowsOf(after(60), columns)[1]?.[2]).toBeCloseTo(-1.284653582265054, 9);
});

test("alike rows grouped into one of their weight give the same clusters, in any order of the rows", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 9 })), {
        minLength: 8,
        maxLength: 40,
      }),
      fc.integer({ min: 1, max: 1000 }),
      (pairs, seed) => {
        const values = Float64Array.from(pairs.flat());
        const turned = Float64Array.from(pairs.toReversed().flat());
        const grouped = distinctPoints(values, pairs.length, 2);
        expect(distinctPoints(turned, pairs.length, 2)).toEqual(grouped);
        expect(grouped.weights.reduce((sum, weight) => sum + weight, 0)).toBe(pairs.length);
        const options = {
          fuzzifier: 2,
          start: Float64Array.of(0, 0, 4, 9, seed % 5, 5),
          tolerance: 1e-12,
          maxIterations: 40,
        };
        const alone = fuzzyCMeans(
          { values, rows: pairs.length, columns: 2, weights: new Float64Array(pairs.length).fill(1) },
          options,
        );
        const together = fuzzyCMeans(grouped, options);
        expect(Math.abs(alone.objective - together.objective)).toBeLessThanOrEqual(1e-9 * (1 + alone.objective));
      },
    ),
  );
});

test("the objective never rises from one iteration to the next", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 6, maxLength: 60 }),
      fc.double({ min: 1.2, max: 3, noNaN: true }),
      fc.integer({ min: 2, max: 5 }),
      (numbers, fuzzifier, clusters) => {
        const points = distinctPoints(Float64Array.from(numbers), numbers.length, 1);
        const start = Float64Array.from({ length: clusters }, (_, cluster) => numbers[cluster] ?? 0);
        let before = Infinity;
        for (let maxIterations = 0; maxIterations < 12; maxIterations++) {
          const { objective } = fuzzyCMeans(points, { fuzzifier, start, tolerance: 0, maxIterations });
          expect(objective).toBeLessThanOrEqual(before * (1 + 1e-9) + 1e-9);
          before = objective;
        }
      },
    ),
  );
});

const column = (...values: number[]): Points => distinctPoints(Float64Array.from(values), values.length, 1);

test("a cluster that nothing belongs to begins anew at the farthest point", () => {
  const found = fuzzyCMeans(column(0, 0, 0, 10), {
    fuzzifier: 2,
    start: Float64Array.of(0, 10, 10),
    tolerance: 1e-12,
    maxIterations: 50,
  });
  expect(found.objective).toBe(0);
  const apart = fuzzyCMeans(column(0, 1, 10, 11), {
    fuzzifier: 1.01,
    start: Float64Array.of(0, 1e300),
    tolerance: 1e-12,
    maxIterations: 50,
  });
  expect([...apart.centres].sort((a, b) => a - b)).toEqual([expect.closeTo(0.5, 1), expect.closeTo(10.5, 1)]);
});

test("a point so near to two centres that their shares overflow is shared by them", () => {
  const start = Float64Array.of(1.5e-31, -1.5e-31, 9);
  const { objective, centres } = fuzzyCMeans(column(0, 8, 10), {
    fuzzifier: 1.2,
    start,
    tolerance: 0,
    maxIterations: 3,
  });
  expect(Number.isFinite(objective)).toBe(true);
  expect(centres.every(Number.isFinite)).toBe(true);
});

test("fewer distinct points than clusters leave every point on a centre", () => {
  const found = bestFuzzyClusters(column(5, 5, 5, 8), {
    clusters: 4,
    fuzzifier: 2,
    restarts: 3,
    seed: 7,
    tolerance: 1e-9,
  });
  expect(found.objective).toBe(0);
  expect(new Set(found.centres)).toEqual(new Set([5, 8]));
  expect(
    bestFuzzyClusters(column(3, 3), { clusters: 2, fuzzifier: 2, restarts: 2, seed: 7, tolerance: 1e-9 }).centres,
  ).toEqual(Float64Array.of(3, 3));
});

test("a column in which all are alike changes nothing", () => {
  const plain = column(1, 2, 3, 20, 21, 25);
  const withConstant = distinctPoints(Float64Array.of(1, 7, 2, 7, 3, 7, 20, 7, 21, 7, 25, 7), 6, 2);
  const options = { clusters: 2, fuzzifier: 2, restarts: 2, seed: 3, tolerance: 1e-10 };
  const found = bestFuzzyClusters(withConstant, options);
  expect(found.objective).toBeCloseTo(bestFuzzyClusters(plain, options).objective, 9);
  expect(found.centres[1]).toBeCloseTo(7, 12);
});

const wide = (a: number) => [a, a, a, a, a, 2 * a, 3 * a];

test("more than five columns are clustered as well", () => {
  const points = distinctPoints(Float64Array.from([0, 1, 50, 51].flatMap(wide)), 4, 7);
  const { centres } = bestFuzzyClusters(points, { clusters: 2, fuzzifier: 2, restarts: 2, seed: 3, tolerance: 1e-9 });
  const [low, high] = rowsOf(centres, 7).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  expect(low?.[6]).toBeCloseTo(1.5, 1);
  expect(high?.[6]).toBeCloseTo(151.5, 1);
});

test("sizes that do not fit together are refused", () => {
  const options = { fuzzifier: 2, start: Float64Array.of(1), tolerance: 1, maxIterations: 1 };
  const points = column(1, 2);
  expect(() => fuzzyCMeans({ ...points, rows: 3 }, options)).toThrow(RangeError);
  expect(() => fuzzyCMeans(distinctPoints(new Float64Array(0), 0, 1), options)).toThrow(RangeError);
  expect(() => fuzzyCMeans(points, { ...options, fuzzifier: 1 })).toThrow(RangeError);
  expect(() => fuzzyCMeans(points, { ...options, start: new Float64Array(0) })).toThrow(RangeError);
});
