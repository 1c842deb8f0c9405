import { array, assert, constant, double, integer, property, record, tuple, uniqueArray } from "fast-check";
import { describe, expect, test } from "vitest";
import { computeTrend, type WeekMean } from "./compute-trend.ts";

const monday = (index: number) => new Date(Date.UTC(2026, 0, 5 + index * 7)).toISOString().slice(0, 10);
const weeks = (...scores: (number | null)[]): WeekMean[] =>
  scores.flatMap((score, index) => (score === null ? [] : [{ week: monday(index), score, calls: 1 }]));
const someWeeks = uniqueArray(
  record({
    index: integer({ min: 0, max: 100 }),
    score: double({ min: 0, max: 100, noNaN: true }),
    calls: integer({ min: 1, max: 40 }),
  }),
  { selector: ({ index }) => index, minLength: 0, maxLength: 30 },
).map((some) => some.map(({ index, score, calls }) => ({ week: monday(index), score, calls })));

describe("the trend", () => {
  test("of seven points more every week is thirty a month, across a change of the clocks too", () => {
    expect(computeTrend(weeks(10, 17, 24, 31, 38, 45, 52, 59, 66, 73, 80))).toBeCloseTo(30, 9);
    expect(computeTrend(weeks(50, null, null, 29))).toBeNull();
    expect(computeTrend(weeks(50, 43, null, 29))).toBeCloseTo(-30, 9);
  });

  test("weighs a week by its calls: the slope by the moments, with the second week counted three times", () => {
    const points = [
      { week: monday(0), score: 50, calls: 1 },
      { week: monday(1), score: 52, calls: 3 },
      { week: monday(2), score: 60, calls: 1 },
      { week: monday(3), score: 64, calls: 1 },
    ];
    const x = [0, 7, 14, 21];
    const w = [1, 3, 1, 1];
    const total = 6;
    const mx = x.reduce((sum, each, at) => sum + each * (w[at] ?? 0), 0) / total;
    // (E[xy] - E[x]E[y]) / (E[x^2] - E[x]^2)
    const exy = (3 * 7 * 52 + 14 * 60 + 21 * 64) / total;
    const ey = (50 + 3 * 52 + 60 + 64) / total;
    const exx = (3 * 49 + 196 + 441) / total;
    expect(computeTrend(points)).toBeCloseTo(((exy - mx * ey) / (exx - mx * mx)) * 30, 9);
  });

  test.each([
    ["no week", weeks()],
    ["one week", weeks(50)],
    ["two weeks, however far apart", weeks(50, ...Array.from({ length: 20 }, () => null), 70)],
    ["three weeks in a row, which is less than 21 days", weeks(50, 60, 70)],
  ])("is null from %s", (_, few) => expect(computeTrend(few)).toBeNull());

  test("is a finite number or null, never NaN, and does not depend on the order of the weeks", () => {
    assert(
      property(
        someWeeks.chain((some) => tuple(constant(some), constant(some.toReversed()))),
        ([some, reversed]) => {
          const trend = computeTrend(some);
          expect(trend === null || Number.isFinite(trend)).toBe(true);
          const other = computeTrend(reversed);
          expect(other === null).toBe(trend === null);
          expect(Math.abs((other ?? 0) - (trend ?? 0))).toBeLessThan(1e-6);
        },
      ),
    );
  });

  test("rises when every week is better than the one before, and falls when every one is worse", () => {
    assert(
      property(array(double({ min: 0.5, max: 3, noNaN: true }), { minLength: 4, maxLength: 20 }), (steps) => {
        let score = 0;
        const rising = weeks(...steps.map((step) => (score += step)));
        expect(computeTrend(rising)).toBeGreaterThan(0);
        const falling = rising.map((each) => ({ ...each, score: 100 - each.score }));
        expect(computeTrend(falling)).toBeCloseTo(-(computeTrend(rising) ?? 0), 6);
      }),
    );
  });

  test("of equal weeks is zero", () => {
    expect(computeTrend(weeks(61.3, 61.3, null, 61.3, 61.3))).toBeCloseTo(0, 9);
  });
});
