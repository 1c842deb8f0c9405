import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../segments/seeded-random.ts";
import { fitLogistic, type LogisticQuestion } from "./fit-logistic.ts";
import { logitOf } from "./logit-of.ts";

function drawn(rows: number, columns: number, coefficients: number[], seed = 1): LogisticQuestion {
  const random = seededRandom(seed);
  const values = Float64Array.from({ length: rows * columns }, () => random() * 2 - 1);
  const labels = Array.from({ length: rows }, (_, row) => {
    const logit = coefficients.reduce((sum, one, column) => sum + one * (values[row * columns + column] ?? 0), 0);
    return random() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
  });
  return { rows, columns, values, labels, l2: 1e-3 };
}

test("coefficients that made the labels are found again", () => {
  const model = fitLogistic(drawn(20_000, 3, [2, -1, 0]));
  expect(model.converged).toBe(true);
  expect(logitOf(model, [1, 0, 0]) - logitOf(model, [0, 0, 0])).toBeCloseTo(2, 0);
  expect(logitOf(model, [0, 1, 0]) - logitOf(model, [0, 0, 0])).toBeCloseTo(-1, 0);
  expect(Math.abs(logitOf(model, [0, 0, 1]) - logitOf(model, [0, 0, 0]))).toBeLessThan(0.15);
});

test("glm of R gives the same fit", () => {
  // glm(am ~ wt, binomial, mtcars): intercept 12.04, slope -4.024 (R documentation's mtcars, Motor Trend 1974).
  const weights = [2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424];
  weights.push(5.345, 2.2, 1.615, 1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17, 2.77, 3.57, 2.78);
  const manual = [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1];
  const model = fitLogistic({ rows: 32, columns: 1, values: weights, labels: manual, l2: 1e-9 });
  expect(logitOf(model, [0])).toBeCloseTo(12.04, 2);
  expect(logitOf(model, [1]) - logitOf(model, [0])).toBeCloseTo(-4.024, 3);
});

describe("signs", () => {
  test("are held whatever the labels say", () => {
    const question = fc.record({
      labels: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 40, maxLength: 40 }),
      seed: fc.nat(1000),
      signs: fc.array(fc.constantFrom(-1 as const, 0 as const, 1 as const), { minLength: 3, maxLength: 3 }),
    });
    fc.assert(
      fc.property(question, ({ labels, seed, signs }) => {
        const { values } = drawn(40, 3, [0, 0, 0], seed);
        const model = fitLogistic({ rows: 40, columns: 3, values, labels, l2: 0.1, signs });
        expect(model.converged).toBe(true);
        const against = signs.filter((sign, column) => sign * (model.coefficients[column] ?? NaN) < 0);
        expect(against).toEqual([]);
      }),
    );
  });

  test("that agree with the labels change nothing", () => {
    const question = drawn(2_000, 2, [1, -1]);
    const [free, held] = [fitLogistic(question), fitLogistic({ ...question, signs: [1, -1] })];
    held.coefficients.forEach((coefficient, at) => expect(coefficient).toBeCloseTo(free.coefficients[at] ?? NaN, 6));
  });

  test("against the labels leave the others as without the column", () => {
    const question = drawn(2_000, 2, [1, -1]);
    const held = fitLogistic({ ...question, signs: [0, 1] });
    expect(held.coefficients[1]).toBe(0);
    const values = Float64Array.from({ length: 2_000 }, (_, row) => question.values[row * 2] ?? 0);
    const alone = fitLogistic({ ...question, columns: 1, values });
    expect(held.coefficients[0]).toBeCloseTo(alone.coefficients[0] ?? NaN, 6);
  });
});

describe("labels and columns that say nothing stay finite", () => {
  test.each([
    { what: "all labels alike", labels: [1, 1, 1, 1], values: [1, 2, 3, 4] },
    { what: "labels told apart without exception", labels: [0, 0, 1, 1], values: [1, 2, 3, 4] },
    { what: "a column that never differs", labels: [0, 1, 0, 1], values: [5, 5, 5, 5] },
  ])("$what", ({ labels, values }) => {
    const model = fitLogistic({ rows: 4, columns: 1, values, labels, l2: 1 });
    expect(model.converged).toBe(true);
    expect(Number.isFinite(logitOf(model, [3]))).toBe(true);
  });

  test("no rows at all", () => {
    expect(logitOf(fitLogistic({ rows: 0, columns: 1, values: [], labels: [], l2: 1 }), [3])).toBe(0);
  });
});

test("a weight of two is the row twice", () => {
  const { values, labels } = drawn(50, 2, [1, 1]);
  const twice = fitLogistic({
    rows: 100,
    columns: 2,
    values: [...Array.from(values), ...Array.from(values)],
    labels: [...Array.from(labels), ...Array.from(labels)],
    l2: 1,
  });
  const heavy = fitLogistic({
    rows: 50,
    columns: 2,
    values,
    labels,
    weights: labels.length === 50 ? Array.from(labels, () => 2) : [],
    l2: 1,
  });
  heavy.coefficients.forEach((coefficient, at) => expect(coefficient).toBeCloseTo(twice.coefficients[at] ?? NaN, 8));
});
