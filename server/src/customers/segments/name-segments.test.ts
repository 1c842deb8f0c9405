import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Axis, axes } from "../axes.ts";
import { featureNames } from "../features/feature-names.ts";
import { nameSegments } from "./name-segments.ts";
import { splitName } from "./vocabulary/qualifiers.ts";
import { vocabularies } from "./vocabulary/vocabularies.ts";

/** @param shop medians, in plain units like the segments; the largest values are three times that. */
function namesOf(axis: Axis, shop: number[], segments: number[][]): string[] {
  const features = featureNames[axis];
  const own = (values: number[]) =>
    values.map((value, column) => (features[column]?.startsWith("log_") ? Math.log1p(value) : value));
  const high = own(shop.map((value) => value * 3));
  const scaling = own(shop).map((centre, column) => ({ centre, spread: 0.5, low: 0, high: high[column] ?? 0 }));
  return nameSegments(axis, features, scaling, segments.map(own));
}

test.each<[Axis, number[], [string, number[]][]]>([
  [
    "purchase_frequency",
    [3, 0.1],
    [
      ["one_time_buyer", [1.02, 0]],
      ["occasional_buyer", [2.4, 0.1]],
      ["regular_buyer", [9, 0.4]],
      ["frequent_buyer", [17, 0.8]],
    ],
  ],
  [
    "purchase_value",
    [300, 800],
    [
      ["low_value", [130, 200]],
      ["mid_value", [290, 840]],
      ["high_value", [550, 3800]],
    ],
  ],
  [
    "category_exploration",
    [4, 0.4, 0.5],
    [
      ["category_loyal", [1.2, 0.92, 0]],
      ["multi_category_buyer", [4, 0.4, 0.4]],
      ["broad_explorer", [9, 0.2, 1]],
    ],
  ],
  [
    "price_sensitivity",
    [0.1, 0.4, 0.01],
    [
      ["full_price_buyer", [0.01, 0.05, 0.01]],
      ["discount_buyer", [0.13, 0.6, 0]],
      ["bargain_hunter", [0.3, 0.85, -0.05]],
    ],
  ],
  [
    "purchase_cadence",
    [60, 0],
    [
      ["quick_steady_rhythm", [36, -0.2]],
      ["no_clear_rhythm", [60, 0]],
      ["bursty_rhythm", [75, 0.25]],
      ["slow_rhythm", [120, 0]],
    ],
  ],
  [
    "customer_maturity",
    [400, 60, 1],
    [
      ["new_customer", [40, 20, 0.5]],
      ["lapsed_customer", [700, 400, 6]],
      ["established_customer", [800, 20, 0.4]],
    ],
  ],
  [
    "repurchase_behavior",
    [0.1, 0.4, 0.1],
    [
      ["no_repeat_buyer", [0, 0, 0]],
      ["variety_seeker", [0.05, 0.1, 0.13]],
      ["routine_buyer", [0.28, 0.8, 0.3]],
      ["consumable_buyer", [0.55, 0.9, 0.4]],
    ],
  ],
  [
    "return_behavior",
    [0, 0],
    [
      ["keeper", [0, 0.01]],
      ["occasional_returner", [0.04, 0.5]],
      ["heavy_returner", [0.6, 0.8]],
    ],
  ],
])("%s is named by what is typical", (axis, shop, expected) => {
  expect(
    namesOf(
      axis,
      shop,
      expected.map(([, typical]) => typical),
    ),
  ).toEqual(expected.map(([name]) => name));
});

test("a rank alone gives no name: the least frequent of a busy shop are no one-time buyers, its cheapest no bargain hunters", () => {
  expect(
    namesOf(
      "purchase_frequency",
      [20, 1],
      [
        [12, 0.8],
        [25, 1.5],
        [45, 3],
      ],
    ),
  ).not.toContain("one_time_buyer");
  expect(
    namesOf(
      "price_sensitivity",
      [0, 0, 0],
      [
        [0, 0, -0.01],
        [0, 0, 0.02],
      ],
    ),
  ).not.toContain("bargain_hunter");
  expect(
    namesOf(
      "price_sensitivity",
      [0, 0, 0],
      [
        [0, 0, -0.14],
        [0, 0, 0.01],
      ],
    ),
  ).toEqual(["low_price_buyer", "full_price_buyer"]);
  expect(
    namesOf(
      "repurchase_behavior",
      [0, 0, 0],
      [
        [0, 0, 0],
        [0.02, 0.08, 0.05],
      ],
    ),
  ).not.toContain("routine_buyer");
});

test("where all true names are taken, neighbours are told apart by what differs most", () => {
  const returns = [
    [0.001, 0.01],
    [0.002, 0.01],
    [0.003, 0.011],
  ];
  expect(namesOf("return_behavior", [0, 0], returns)).toEqual(["keeper", "heavier_keeper", "much_heavier_keeper"]);
  const frequencies = [
    [1, 0],
    [2.2, 0.08],
    [4.19, 0.37],
    [4.32, 0.16],
    [5.64, 0.87],
    [10.5, 0.37],
  ];
  expect(namesOf("purchase_frequency", [3, 0.1], frequencies)).toEqual([
    "one_time_buyer",
    "occasional_buyer",
    "quick_repeat_buyer",
    "repeat_buyer",
    "regular_buyer",
    "frequent_buyer",
  ]);
});

test("names on an axis are unique, whatever is typical, and the promises of their names hold", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.constantFrom(...axes),
      fc.array(fc.tuple(share, share, share), { minLength: 1, maxLength: 6 }),
      (axis, shares) => {
        const features = featureNames[axis];
        const segments = shares.map((row) =>
          features.map((feature, at) => (feature.startsWith("log_") ? Math.expm1((row[at] ?? 0) * 7) : (row[at] ?? 0))),
        );
        const names = namesOf(
          axis,
          features.map(() => 0.5),
          segments,
        );
        expect(new Set(names).size).toBe(names.length);
        const typical = (name: string) => segments[names.indexOf(name)] ?? [];
        expect(typical("one_time_buyer")[0] ?? 1).toBeLessThan(1.35);
        expect(typical("category_loyal")[1] ?? 1).toBeGreaterThanOrEqual(0.6);
        expect(typical("new_customer")[0] ?? 1).toBeLessThan(130);
        expect(typical("routine_buyer")[1] ?? 1).toBeGreaterThanOrEqual(0.45);
        expect(typical("consumable_buyer")[0] ?? 1).toBeGreaterThanOrEqual(0.3);
        expect(typical("keeper")[0] ?? 0).toBeLessThan(0.03);
      },
    ),
  );
});

/** Every name that the axis's vocabulary has. */
const vocabularyOf = (axis: Axis) =>
  new Set(vocabularies[axis]({ median: () => 1, longest: () => 1 }).map(({ name }) => name));

const anyValue = (feature: string) =>
  feature.startsWith("log_")
    ? fc.oneof(fc.double({ min: 0, max: 9, noNaN: true }).map(Math.expm1), fc.constantFrom(0, 1, 1e7))
    : feature === "price_index" || feature === "irregularity"
      ? fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), fc.constantFrom(-20, 0, 20))
      : fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1));

/** Centres of up to six segments as they come: anywhere, at either end, or on one point. */
const anyCentres = fc.constantFrom(...axes).chain((axis) => {
  const centre = fc.tuple(...featureNames[axis].map(anyValue));
  const some = fc.array(centre, { minLength: 2, maxLength: 6 });
  const alike = fc
    .tuple(centre, fc.integer({ min: 2, max: 6 }))
    .map(([one, times]) => Array.from({ length: times }, () => one));
  const near = fc
    .tuple(centre, fc.array(fc.double({ min: 0, max: 0.02, noNaN: true }), { minLength: 2, maxLength: 6 }))
    .map(([one, steps]) => steps.map((step) => one.map((each) => each * (1 + step))));
  return fc.record({ axis: fc.constant(axis), shop: centre, centres: fc.oneof(some, alike, near) });
});

test("any two to six segments of any axis get names of the vocabulary, none twice and none with a digit", () => {
  fc.assert(
    fc.property(anyCentres, ({ axis, shop, centres }) => {
      const names = namesOf(axis, shop, centres);
      const vocabulary = vocabularyOf(axis);
      expect(new Set(names).size).toBe(centres.length);
      for (const name of names) {
        expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
        expect(vocabulary).toContain(splitName(name, (plain) => vocabulary.has(plain)).plain);
      }
      expect(namesOf(axis, shop, centres)).toEqual(names);
    }),
    { numRuns: 3000 },
  );
});

test("some name is true of any typical values: a qualified name promises what its plain one does", () => {
  fc.assert(
    fc.property(anyCentres, ({ axis, shop, centres: [centre = []] }) => {
      const features = featureNames[axis].map((feature) => feature.replace(/^log_/, ""));
      const of = (values: number[]) => (feature: string) => values[features.indexOf(feature)] ?? NaN;
      const typical = Object.fromEntries(features.map((feature, at) => [feature, centre[at] ?? NaN]));
      const names = vocabularies[axis]({ median: of(shop), longest: (feature) => of(shop)(feature) * 3 });
      expect(names.filter(({ isTrue }) => isTrue(typical))).not.toHaveLength(0);
    }),
    { numRuns: 3000 },
  );
});
