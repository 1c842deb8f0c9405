import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { AxisModel } from "./axis-model.ts";
import { placeOnAxes } from "./place-on-axes.ts";
import { placeOnAxis } from "./place-on-axis.ts";
import { strengthOf } from "./strength-of.ts";

function axisWith(centres: number[][], scaling?: AxisModel["scaling"], fuzzifier = 2): AxisModel {
  const columns = centres[0]?.length ?? 0;
  return {
    axis: "purchase_value",
    features: Array.from({ length: columns }, (_, column) => `feature_${column}`),
    scaling: scaling ?? Array.from({ length: columns }, () => ({ centre: 0, spread: 1, low: -1e9, high: 1e9 })),
    fuzzifier,
    segments: centres.map((centre, place) => ({ name: `segment_${place}`, centre, typical: centre })),
    fuzzyPartitionCoefficient: 1,
    xieBeni: null,
    stability: null,
  };
}

const coordinate = fc.double({ min: -50, max: 50, noNaN: true });
const situation = fc.integer({ min: 1, max: 3 }).chain((columns) =>
  fc.record({
    centres: fc.array(fc.array(coordinate, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 6 }),
    point: fc.array(coordinate, { minLength: columns, maxLength: columns }),
    fuzzifier: fc.double({ min: 1.2, max: 3, noNaN: true }),
  }),
);
const distance = (a: number[], b: number[]) => Math.hypot(...a.map((value, column) => value - (b[column] ?? 0)));

test("memberships lie in [0, 1], sum to 1, and a nearer centre never has the smaller one", () => {
  fc.assert(
    fc.property(situation, ({ centres, point, fuzzifier }) => {
      const { memberships, dominant } = placeOnAxis(axisWith(centres, undefined, fuzzifier), point);
      expect(memberships.reduce((sum, membership) => sum + membership, 0)).toBeCloseTo(1, 9);
      const nearestFirst = centres
        .map((centre, place) => ({ distance: distance(point, centre), membership: memberships[place] ?? -1 }))
        .sort((a, b) => a.distance - b.distance)
        .map(({ membership }) => membership);
      expect(nearestFirst.at(-1)).toBeGreaterThanOrEqual(0);
      for (const [place, membership] of nearestFirst.entries()) {
        expect(membership).toBeLessThanOrEqual((nearestFirst[place - 1] ?? 1) + 1e-12);
      }
      expect(memberships[dominant]).toBe(Math.max(...memberships));
    }),
  );
});

test("a feature's unit does not matter: scaled alike, a customer is placed alike", () => {
  fc.assert(
    fc.property(situation, fc.double({ min: 0.01, max: 100, noNaN: true }), ({ centres, point, fuzzifier }, unit) => {
      const scaling = point.map(() => ({ centre: 3 * unit, spread: 2 * unit, low: -40 * unit, high: 40 * unit }));
      const inOne = point.map(() => ({ centre: 3, spread: 2, low: -40, high: 40 }));
      const a = placeOnAxis(
        axisWith(centres, scaling, fuzzifier),
        point.map((value) => value * unit),
      ).memberships;
      const b = placeOnAxis(axisWith(centres, inOne, fuzzifier), point).memberships;
      for (const [segment, membership] of a.entries()) expect(membership).toBeCloseTo(b[segment] ?? -1, 6);
    }),
  );
});

test("a customer on a centre belongs to it alone, between two equal centres to both", () => {
  expect([...placeOnAxis(axisWith([[0], [4], [9]]), [4]).memberships]).toEqual([0, 1, 0]);
  expect([...placeOnAxis(axisWith([[4], [4], [9]]), [4]).memberships]).toEqual([0.5, 0.5, 0]);
  expect(placeOnAxis(axisWith([[7]]), [1])).toEqual({ memberships: Float64Array.of(1), dominant: 0, strength: 2 });
});

test("with fuzzifier 2 memberships go by the inverse squared distance", () => {
  const { memberships } = placeOnAxis(axisWith([[0], [3]]), [1]);
  expect([...memberships]).toEqual([0.8, expect.closeTo(0.2, 12)]);
});

test("what lies beyond the clipping counts as its edge", () => {
  const model = axisWith([[0], [3]], [{ centre: 0, spread: 1, low: -1, high: 1 }]);
  expect(placeOnAxis(model, [1_000]).memberships).toEqual(placeOnAxis(model, [1]).memberships);
});

test("a feature that is missing or not a number is a defect that names it", () => {
  expect(() => placeOnAxis(axisWith([[0], [3]]), [Number.NaN])).toThrow("feature_0 of purchase_value");
  expect(() => placeOnAxis(axisWith([[0], [3]]), [1], 1)).toThrow("feature_0 of purchase_value");
});

test("many customers are placed on all axes as one by one", () => {
  fc.assert(
    fc.property(situation, fc.array(coordinate, { maxLength: 8 }), ({ centres, point, fuzzifier }, values) => {
      const models = [axisWith([[1], [2], [5]]), axisWith(centres, undefined, fuzzifier)];
      const columns = 1 + point.length;
      const rows = Float64Array.from(values.flatMap((value) => [value, ...point]));
      const places = placeOnAxes(models, rows, values.length);
      for (const row of values.keys()) {
        const alone = models.map((model, axis) => placeOnAxis(model, rows, row * columns + axis));
        const from = row * places.membershipColumns;
        expect(places.memberships.slice(from, from + places.membershipColumns)).toEqual(
          Float32Array.from(alone.flatMap(({ memberships }) => [...memberships])),
        );
        expect(places.dominant.slice(row * 2, row * 2 + 2)).toEqual(
          Int16Array.from(alone.map(({ dominant }) => dominant)),
        );
        expect(places.strength.slice(row * 2, row * 2 + 2)).toEqual(
          Int16Array.from(alone.map(({ strength }) => strength)),
        );
      }
    }),
  );
  expect(() => placeOnAxes([axisWith([[1]])], Float64Array.of(1, 2), 3)).toThrow(RangeError);
});

test.each([
  [0.75, 0.25, 2, 2],
  [0.74, 0.26, 2, 1],
  [0.61, 0.39, 2, 1],
  [0.59, 0.41, 2, 0],
  [0.67, 0.3, 3, 2],
  [0.5, 0.45, 3, 0],
  [0.5, 0.26, 5, 1],
  [1, 0, 1, 2],
])("a top of %s beside %s of %s segments is strength %s", (top, runnerUp, segments, strength) => {
  expect(strengthOf(top, runnerUp, segments)).toBe(strength);
});
