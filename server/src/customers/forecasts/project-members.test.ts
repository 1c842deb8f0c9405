import * as fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "../segments/seeded-random.ts";
import { backtestMembers } from "./backtest-members.ts";
import { projectMembers } from "./project-members.ts";
import { studentLimit } from "./student-limit.ts";
import { testTrend } from "./test-trend.ts";

const monthly = (members: readonly number[]) => members.map((count, month) => ({ month, members: count }));

function* ordersOf(values: number[]): Generator<number[]> {
  if (values.length <= 1) yield values;
  for (const [at, first] of values.entries()) {
    if (values.length > 1) for (const rest of ordersOf(values.toSpliced(at, 1))) yield [first, ...rest];
  }
}

const score = (values: number[]) =>
  Math.abs(
    values
      .flatMap((later, at) => values.slice(0, at).map((earlier) => Math.sign(later - earlier)))
      .reduce((a, b) => a + b, 0),
  );

test("p is the share of all orders of the values that rise or fall at least as much", () => {
  const all = [...ordersOf([1, 2, 3, 4, 5])];
  for (const values of all.filter((_, at) => at % 7 === 0)) {
    const asFar = all.filter((other) => score(other) >= score(values)).length;
    expect(testTrend(values)).toBeCloseTo(asFar / all.length, 12);
  }
  expect(testTrend([1, 2, 3, 4, 5])).toBeCloseTo(2 / 120, 12);
});

test("the normal form of the test agrees with the exact one where they meet", () => {
  const rising = [3, 1, 4, 2, 6, 5, 9, 7, 10, 8];
  // A tie far from the trend makes the normal form.
  expect(Math.abs(testTrend(rising) - testTrend([...rising.slice(0, 9), 8.5, 8.5]))).toBeLessThan(0.01);
  expect(testTrend([5, 5, 5, 5])).toBe(1);
  expect(testTrend([1, 2])).toBe(1);
});

test("limits of Student's distribution are those of the tables", () => {
  expect(studentLimit(0.9, 1)).toBeCloseTo(6.3138, 3);
  expect(studentLimit(0.9, 2)).toBeCloseTo(2.92, 3);
  expect(studentLimit(0.9, 10)).toBeCloseTo(1.8125, 3);
  expect(studentLimit(0.95, 30)).toBeCloseTo(2.0423, 3);
});

test("only a proven trend is carried on", () => {
  const rising = projectMembers(monthly([100, 112, 118, 131, 140, 152, 160, 171]), [9, 10]);
  expect(rising.pValue).toBeLessThan(0.05);
  expect(rising.at[0]?.expected).toBeCloseTo(171 + 2 * rising.slope, 6);
  expect(rising.slope).toBeGreaterThan(8);
  const swaying = projectMembers(monthly([100, 112, 98, 109, 101, 111, 99, 108]), [9]);
  expect(swaying).toMatchObject({ slope: 0, at: [{ expected: 108 }] });
});

test("projections of any members are finite, never below 0, and wider the farther ahead", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 20 }), (members) => {
      const { at } = projectMembers(monthly(members), [members.length, members.length + 3, members.length + 30]);
      for (const { expected, low, high } of at) {
        expect([expected, low, high].every(Number.isFinite)).toBe(true);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(expected);
        expect(expected).toBeLessThanOrEqual(high);
      }
      const widths = at.map(({ high, expected }) => high - expected);
      expect(widths).toEqual(widths.toSorted((a, b) => a - b));
    }),
  );
});

test("of projections of wandering and of growing groups at least nine in ten come to lie within their limits", () => {
  const random = seededRandom(11);
  const series = Array.from({ length: 60 }, (_, group) => {
    let members = 2000;
    return monthly(
      Array.from({ length: 14 }, () => {
        members += (group % 3) * 20 + 60 * (random() + random() + random() - 1.5);
        return Math.round(members);
      }),
    );
  });
  const tested = backtestMembers(series, 3);
  expect(tested?.coverage).toBeGreaterThanOrEqual(0.9);
  expect(tested?.error).toBeLessThan(0.05);
  expect(backtestMembers([monthly([1, 2, 3])], 3)).toBeNull();
});
