import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { RepeatModel } from "../models/repeat-model.ts";
import type { CustomerState, OutlookModel, RankingCorrection } from "./outlook-model.ts";
import { predictCustomer } from "./predict-customer.ts";
import { predictRevenue } from "./predict-revenue.ts";
import { rankingSigns } from "./ranking-features.ts";

const positive = (max: number) => fc.double({ min: 0.01, max, noNaN: true });
const beta = { r: positive(5), alpha: positive(60), a: positive(5), b: positive(20) };
const repeatModels: fc.Arbitrary<RepeatModel> = fc.oneof(
  fc.record({ kind: fc.constant("bg_nbd" as const), ...beta }),
  fc.record({ kind: fc.constant("mbg_nbd" as const), ...beta }),
  fc.record({ kind: fc.constant("nbd" as const), r: positive(5), alpha: positive(60) }),
);
const corrections: fc.Arbitrary<RankingCorrection> = fc.record({
  logistic: fc.record({
    intercept: fc.double({ min: -4, max: 4, noNaN: true }),
    coefficients: fc.tuple(...rankingSigns.map((sign) => fc.double({ min: sign === 0 ? -3 : 0, max: 3, noNaN: true }))),
    centres: fc.constant(rankingSigns.map(() => 0.5)),
    scales: fc.constant(rankingSigns.map(() => 1.5)),
    converged: fc.constant(true),
  }),
  horizonDays: fc.constant(90),
  weight: fc.constantFrom(0.25, 0.5, 0.75, 1),
  usualGapWeeks: fc.double({ min: 1, max: 60, noNaN: true }),
});
const models: fc.Arbitrary<OutlookModel> = fc
  .record({
    repeat: repeatModels,
    correction: fc.option(corrections),
    periods: fc.array(fc.double({ min: 0.2, max: 4, noNaN: true }), { minLength: 13, maxLength: 13 }),
  })
  .map(({ repeat, correction, periods }) => ({
    asOf: "2026-11-15",
    repeat,
    correction,
    spend: { kind: "gamma_gamma", p: 6, q: 3.7, gamma: 15 },
    level: { purchases: 1, periods, spend: 1.1 },
    percentiles: [{ horizonDays: 90, quantiles: [0, 0.25, 0.5, 0.75, 1] }],
    fallback: null,
    report: {
      span: { from: "2025-01-01", to: "2026-11-15", days: 683 },
      customers: 1,
      sampledFrom: 1,
      models: [],
      spendCorrelation: null,
      blend: null,
      level: { purchases: 1, spend: 1, basis: "" },
      horizons: [],
      warnings: [],
    },
  }));
const asOfDay = 20_772;
const states: fc.Arbitrary<CustomerState> = fc
  .record({
    age: fc.integer({ min: 0, max: 70_000 }),
    span: fc.double({ min: 0, max: 1, noNaN: true }),
    purchaseDays: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 200 })),
    gross: fc.double({ min: -1e6, max: 1e9, noNaN: true }),
  })
  .map(({ age, span, purchaseDays, gross }) => ({
    purchaseDays,
    firstDay: asOfDay - age,
    lastDay: purchaseDays === 1 ? asOfDay - age : asOfDay - age + Math.floor(span * age),
    asOfDay,
    gross,
  }));
const horizons = fc.integer({ min: 1, max: 800 });

test("whatever the customer, every figure is finite and every probability within 0 and 1", () => {
  fc.assert(
    fc.property(models, states, horizons, (model, state, horizonDays) => {
      const { probabilityNoPurchase, probabilityAlive, expectedPurchases, expectedRevenue, percentile } =
        predictCustomer(model, state, horizonDays);
      for (const probability of [probabilityNoPurchase, probabilityAlive, percentile / 100]) {
        expect(probability).toBeGreaterThanOrEqual(0);
        expect(probability).toBeLessThanOrEqual(1);
      }
      for (const amount of [expectedPurchases, expectedRevenue]) {
        expect(Number.isFinite(amount)).toBe(true);
        expect(amount).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 300 },
  );
});

test("a later last purchase never raises the risk of the blended prediction, all else equal", () => {
  fc.assert(
    fc.property(models, states, horizons, fc.double({ min: 0, max: 1, noNaN: true }), (model, state, days, share) => {
      fc.pre(state.purchaseDays > 1);
      const later = state.lastDay + Math.floor(share * (asOfDay - state.lastDay));
      const before = predictCustomer(model, state, days).probabilityNoPurchase;
      const after = predictCustomer(model, { ...state, lastDay: later }, days).probabilityNoPurchase;
      expect(after).toBeLessThanOrEqual(before + 1e-9);
    }),
    { numRuns: 500 },
  );
});

test("a longer silence never lowers the risk, up to the horizon that the logistic part was trained for", () => {
  fc.assert(
    fc.property(
      models,
      states,
      fc.integer({ min: 1, max: 90 }),
      fc.integer({ min: 0, max: 900 }),
      (model, state, days, silence) => {
        const before = predictCustomer(model, state, days).probabilityNoPurchase;
        const after = predictCustomer(model, { ...state, asOfDay: asOfDay + silence }, days).probabilityNoPurchase;
        expect(after).toBeGreaterThanOrEqual(before - 1e-6);
      },
    ),
    { numRuns: 300 },
  );
});

test("looking farther ahead never raises the risk and never lowers what is expected of the repeat model alone", () => {
  fc.assert(
    fc.property(models, states, horizons, horizons, (model, state, one, other) => {
      const [short, long] = [Math.min(one, other), Math.max(one, other)];
      const near = predictCustomer(model, state, short);
      const far = predictCustomer(model, state, long);
      expect(far.probabilityNoPurchase).toBeLessThanOrEqual(near.probabilityNoPurchase + 1e-9);
      const least = model.correction === null ? near.expectedPurchases - 1e-9 : 0;
      expect(far.expectedPurchases).toBeGreaterThanOrEqual(least);
    }),
    { numRuns: 300 },
  );
});

test("months of revenue lie within their intervals, and add up to what is expected of the whole time", () => {
  const ordinary = states.filter(
    ({ firstDay, purchaseDays, gross }) => asOfDay - firstDay < 4_000 && purchaseDays <= 8 && gross > 1,
  );
  fc.assert(
    fc.property(models, ordinary, (model, state) => {
      const months = predictRevenue(model, state, 3);
      expect(months).toHaveLength(3);
      for (const { expected, low, high } of months) {
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(expected);
        expect(expected).toBeLessThanOrEqual(high);
        expect(Number.isFinite(high)).toBe(true);
      }
      const whole = predictCustomer(model, state, 92).expectedRevenue;
      const sum = months.reduce((sum, { expected }) => sum + expected, 0);
      expect(sum).toBeGreaterThanOrEqual(whole * (1 - 1e-6) - 1e-6);
    }),
    { numRuns: 12 },
  );
});
