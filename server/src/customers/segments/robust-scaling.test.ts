import * as fc from "fast-check";
import { expect, test } from "vitest";
import { robustScaling } from "./robust-scaling.ts";
import { scaleFeatures } from "./scale-features.ts";

const of = (values: number[], leastSpread = 1e-6) => robustScaling(Float64Array.from(values), leastSpread);

test("a feature is centred on its median and spread by its quartiles, between its 1 % and 99 % quantiles", () => {
  const { centre, spread, low, high } = of(Array.from({ length: 101 }, (_, at) => at));
  expect({ centre, low, high }).toEqual({ centre: 50, low: 1, high: 99 });
  expect(spread).toBeCloseTo(50 / 1.349, 12);
});

test("where most are alike the spread is an eighth of the range, so that the others stay within eight spreads", () => {
  const nobodyReturns = Array.from({ length: 100 }, (_, at) => (at < 90 ? 0 : 0.4 + at / 1000));
  const scaling = of(nobodyReturns);
  expect(scaling.spread).toBeCloseTo((scaling.high - 0) / 8, 12);
  expect(Math.max(...scaleFeatures(Float64Array.from(nobodyReturns), [scaling]))).toBeCloseTo(8, 9);
});

test("a feature in which all are alike scales to zero, whatever the one exception in two hundred is", () => {
  expect(of([3, 3, 3], 0.5)).toEqual({ centre: 3, spread: 0.5, low: 3, high: 3 });
  const scaling = of(
    Array.from({ length: 200 }, (_, at) => (at === 0 ? 1e6 : 3)),
    0.5,
  );
  expect([...scaleFeatures(Float64Array.of(3, 1e6, -7), [scaling])]).toEqual([0, 0, 0]);
});

test("differences below a feature's least spread are not blown up", () => {
  expect(of([10, 10.01, 10.02, 10.03], 0.25).spread).toBe(0.25);
});

test("the unit of a feature does not matter", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: -100, max: 100 }),
      (values, unit, shift) => {
        const turned = values.map((value) => value * unit + shift);
        const plain = scaleFeatures(Float64Array.from(values), [of(values, 2)]);
        const other = scaleFeatures(Float64Array.from(turned), [of(turned, 2 * unit)]);
        for (const [at, value] of plain.entries()) expect(other[at]).toBeCloseTo(value, 9);
      },
    ),
  );
});
