import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Axis, axes } from "../axes.ts";
import { featureNames } from "../features/feature-names.ts";
import { chooseSegments } from "./choose-segments.ts";
import { placeOnAxes } from "./place-on-axes.ts";
import { seededRandom } from "./seeded-random.ts";

/** Customers around typical ones, in plain units: `log_` features are logged here. */
function customers(axis: Axis, groups: { many: number; around: number[]; wide?: number }[]): Float64Array {
  const random = seededRandom(7);
  return Float64Array.from(
    groups.flatMap(({ many, around, wide = 0.04 }) =>
      Array.from({ length: many }, () =>
        around.map((value, column) => {
          const centre = featureNames[axis][column]?.startsWith("log_") ? Math.log1p(value) : value;
          return centre + wide * (random() + random() - 1);
        }),
      ).flat(),
    ),
  );
}

const namesOf = (axis: Axis, values: Float64Array) =>
  chooseSegments(axis, values, featureNames[axis]).segments.map(({ name }) => name);

test("groups that stand apart become segments with true names", () => {
  const values = customers("purchase_value", [
    { many: 150, around: [20, 60], wide: 0.1 },
    { many: 200, around: [40, 400], wide: 0.1 },
    { many: 100, around: [90, 3000], wide: 0.1 },
  ]);
  expect(namesOf("purchase_value", values)).toEqual(["low_value", "mid_value", "high_value"]);
});

test("who bought once is a segment of its own, and nobody else is called a one-time buyer", () => {
  const values = customers("purchase_frequency", [
    { many: 300, around: [1, 0], wide: 0 },
    { many: 250, around: [2, 0.08] },
    { many: 200, around: [4, 0.2], wide: 0.2 },
    { many: 120, around: [9, 0.5], wide: 0.2 },
  ]);
  const model = chooseSegments("purchase_frequency", values, featureNames.purchase_frequency);
  expect(model.segments[0]?.name).toBe("one_time_buyer");
  const { dominant } = placeOnAxes([model], values, values.length / 2);
  expect(dominant.filter((segment) => segment === 0)).toHaveLength(300);
});

test("who restocks, who has a routine and who never bought a thing twice are told apart", () => {
  const values = customers("repurchase_behavior", [
    { many: 200, around: [0, 0, 0], wide: 0 },
    { many: 150, around: [0.1, 0.5, 0.15] },
    { many: 150, around: [0.27, 0.78, 0.3] },
    { many: 100, around: [0.55, 0.9, 0.43] },
  ]);
  expect(namesOf("repurchase_behavior", values)).toEqual([
    "no_repeat_buyer",
    "occasional_rebuyer",
    "routine_buyer",
    "consumable_buyer",
  ]);
});

test("newcomers, lapsed and established customers are told apart", () => {
  const values = customers("customer_maturity", [
    { many: 120, around: [30, 12, 0.3], wide: 0.3 },
    { many: 200, around: [600, 400, 7], wide: 0.2 },
    { many: 200, around: [620, 15, 0.3], wide: 0.2 },
  ]);
  expect(namesOf("customer_maturity", values)).toEqual(["new_customer", "lapsed_customer", "established_customer"]);
});

test("an axis on which all are alike has one segment, which everybody belongs to firmly", () => {
  const values = customers("return_behavior", [{ many: 50, around: [0, 0], wide: 0 }]);
  const model = chooseSegments("return_behavior", values, featureNames.return_behavior);
  expect(model).toMatchObject({ fuzzyPartitionCoefficient: 1, xieBeni: null, stability: null });
  expect(model.segments).toEqual([{ name: "keeper", centre: [0, 0], typical: [0, 0] }]);
  expect(placeOnAxes([model], values, 50)).toMatchObject({
    membershipColumns: 1,
    strength: new Int16Array(50).fill(2),
  });
});

test("as many segments as before are found again where that fits as well", () => {
  const values = customers("purchase_value", [{ many: 600, around: [40, 400], wide: 1.5 }]);
  const features = featureNames.purchase_value;
  const alone = chooseSegments("purchase_value", values, features);
  const other = alone.segments.length === 3 ? 4 : 3;
  const before = { ...alone, segments: Array.from({ length: other }, () => ({ name: "", centre: [], typical: [] })) };
  expect(chooseSegments("purchase_value", values, features, before).segments).toHaveLength(other);
});

test("whoever the customers are: one to six segments with names of their own, that fit in JSON, in any order", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...axes),
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.integer({ min: 1, max: 45 }),
      fc.integer({ min: 1, max: 60 }),
      (axis, seed, rows, kinds) => {
        const features = featureNames[axis];
        const random = seededRandom(seed);
        const some = Array.from({ length: kinds }, () =>
          features.map((feature) => Math.fround(feature.startsWith("log_") ? random() * 7 : random())),
        );
        const people = Array.from({ length: rows }, () => some[Math.floor(random() * kinds)] ?? []);
        const model = chooseSegments(axis, Float64Array.from(people.flat()), features);
        expect(chooseSegments(axis, Float64Array.from(people.toReversed().flat()), features)).toEqual(model);
        expect(JSON.parse(JSON.stringify(model))).toEqual(model);
        const names = model.segments.map(({ name }) => name);
        expect(names.length).toBeGreaterThanOrEqual(1);
        expect(names.length).toBeLessThanOrEqual(6);
        expect(new Set(names).size).toBe(names.length);
        expect(names.every((name) => /^[a-z][a-z0-9_]+$/.test(name))).toBe(true);
        for (const { typical } of model.segments) {
          for (const [column, { low, high }] of model.scaling.entries()) {
            expect(typical[column]).toBeGreaterThanOrEqual(low - 1e-6);
            expect(typical[column]).toBeLessThanOrEqual(high + 1e-6);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});
