import { array, assert, constant, integer, property, shuffledSubarray, tuple } from "fast-check";
import { expect, test } from "vitest";
import { scoreLevel } from "./score-level.ts";
import { weightedKappa } from "./weighted-kappa.ts";

const level = integer({ min: 1, max: 5 });
const pair = tuple(level, level);
const pairs = array(pair, { minLength: 1, maxLength: 40 });
const times = (count: number, a: number, b: number) => Array.from({ length: count }, (): [number, number] => [a, b]);

test("agrees with a published example: 100 items at three levels, quadratic weights, 0.9541", () => {
  // The example that scikit-learn gives for cohen_kappa_score with weights "quadratic".
  const example = [...times(46, 1, 1), ...times(4, 2, 1), ...times(40, 2, 2), ...times(10, 3, 3)];
  expect(weightedKappa(example)).toBeCloseTo(0.9541, 4);
});

test("agrees with the formula worked by hand", () => {
  // Observed: one disagreement of one step in three. Expected: 5 of 9 combinations differ by one step.
  expect(
    weightedKappa([
      [1, 1],
      [2, 2],
      [1, 2],
    ]),
  ).toBeCloseTo(1 - 1 / 3 / (5 / 9), 12);
  expect(
    weightedKappa([
      [1, 5],
      [5, 1],
    ]),
  ).toBeCloseTo(-1, 12);
});

test("says nothing without pairs, 1 for one shared level, 0 for one pair that differs or a rater who never varies", () => {
  expect(weightedKappa([])).toBeNull();
  expect(
    weightedKappa([
      [3, 3],
      [3, 3],
    ]),
  ).toBe(1);
  expect(weightedKappa([[3, 5]])).toBe(0);
  expect(
    weightedKappa([
      [3, 1],
      [3, 4],
      [3, 5],
    ]),
  ).toBeCloseTo(0, 12);
});

test("lies between -1 and 1, whoever is called first, in whatever order", () => {
  assert(
    property(pairs, (given) => {
      const kappa = weightedKappa(given);
      expect(kappa).toBeGreaterThanOrEqual(-1 - 1e-12);
      expect(kappa).toBeLessThanOrEqual(1);
      expect(weightedKappa(given.map(([a, b]) => [b, a] as const))).toBe(kappa);
    }),
  );
  assert(
    property(
      pairs.chain((given) => tuple(constant(given), shuffledSubarray(given, { minLength: given.length }))),
      ([given, shuffled]) => {
        expect(weightedKappa(shuffled)).toBe(weightedKappa(given));
      },
    ),
  );
});

test("is 1 exactly when every pair agrees", () => {
  assert(
    property(pairs, (given) => {
      expect(weightedKappa(given.map(([a]) => [a, a] as const))).toBe(1);
      expect(weightedKappa(given) === 1).toBe(given.every(([a, b]) => a === b));
    }),
  );
});

test.each([
  [0, 1],
  [12.4, 1],
  [12.5, 2],
  [40, 3],
  [62.4, 3],
  [62.5, 4],
  [80, 4],
  [87.5, 5],
  [100, 5],
])("a score of %d is level %d", (score, expected) => expect(scoreLevel(score)).toBe(expected));
