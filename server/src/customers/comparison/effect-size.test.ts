import { expect, test } from "vitest";
import { cohensD, cohensH, nameEffect } from "./effect-size.ts";

const spread = (values: number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : null;
  return { count: values.length, mean, scaledMean: mean, scaledDeviation: deviation };
};
const none = { count: 0, mean: null, scaledMean: null, scaledDeviation: null };

test("d is the difference of means in pooled standard deviations", () => {
  // Means 5 and 3, sums of squares 10 and 2, pooled variance 12 / 6.
  expect(cohensD(spread([3, 4, 5, 6, 7]), spread([2, 3, 4]))).toBeCloseTo(2 / Math.sqrt(12 / 6), 12);
  expect(cohensD(spread([2, 3, 4]), spread([3, 4, 5, 6, 7]))).toBeCloseTo(-2 / Math.sqrt(12 / 6), 12);
});

test("d is not told of groups too small, and stays a number where nobody differs", () => {
  expect(cohensD(spread([1]), spread([1, 2]))).toBeNull();
  expect(cohensD(none, spread([1, 2]))).toBeNull();
  expect(cohensD(spread([2, 2]), spread([1, 1]))).toBe(10);
  expect(cohensD(spread([1, 1]), spread([2, 2]))).toBe(-10);
  expect(cohensD(spread([2, 2]), spread([2, 2]))).toBe(0);
});

test("h of shares is Cohen's, from 0 to pi", () => {
  // Cohen 1988, table 6.2.2: phi(.65) - phi(.50) = 1.875 - 1.571.
  expect(cohensH(0.65, 0.5)).toBeCloseTo(0.304, 2);
  expect(cohensH(1, 0)).toBeCloseTo(Math.PI, 12);
  expect(cohensH(0.3, 0.3)).toBe(0);
});

test.each([
  [0.8, "large"],
  [-0.79, "medium"],
  [0.5, "medium"],
  [0.2, "small"],
  [-0.19, "negligible"],
])("%d is %s", (effect, size) => expect(nameEffect(effect)).toBe(size));
