import * as fc from "fast-check";
import jStat from "jstat";
import { describe, expect, test } from "vitest";
import { integrate } from "../../../test/customers/integrate.ts";
import { aliveProbability } from "./alive-probability.ts";
import { expectedPurchases } from "./expected-purchases.ts";
import { hypergeometric2F1 } from "./hypergeometric-2f1.ts";
import { noPurchaseProbability } from "./no-purchase-probability.ts";
import { purchaseCounts } from "./purchase-counts.ts";
import type { PurchaseSummary, RepeatModel } from "./repeat-model.ts";

/** Evenly over orders of magnitude. */
const scale = (least: number, most: number) =>
  fc.double({ min: Math.log(least), max: Math.log(most), noNaN: true }).map(Math.exp);

const betaGeometric = fc.record({
  kind: fc.constantFrom("bg_nbd" as const, "mbg_nbd" as const),
  r: scale(0.05, 20),
  alpha: scale(0.5, 100),
  a: scale(0.05, 20),
  b: scale(0.05, 50),
});
const anyModel: fc.Arbitrary<RepeatModel> = fc.oneof(
  betaGeometric,
  fc.record({
    kind: fc.constant("pareto_nbd" as const),
    r: scale(0.05, 20),
    alpha: scale(0.5, 100),
    s: scale(0.05, 20),
    beta: scale(0.5, 100),
  }),
  fc.record({ kind: fc.constant("nbd" as const), r: scale(0.05, 20), alpha: scale(0.5, 100) }),
);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const anySummary: fc.Arbitrary<PurchaseSummary> = fc
  .record({ repeats: fc.integer({ min: 0, max: 200 }), share, ageWeeks: scale(1, 10_000) })
  .map(({ repeats, share, ageWeeks }) => ({ repeats, lastWeeks: repeats === 0 ? 0 : share * ageWeeks, ageWeeks }));
const anyHorizon = scale(0.2, 156);
const rounding = 1e-9;

describe("for any parameters and any customer", () => {
  test("probabilities lie in 0-1 and expected purchases are finite and not negative", () => {
    fc.assert(
      fc.property(anyModel, anySummary, anyHorizon, (model, summary, horizon) => {
        for (const probability of [aliveProbability(model, summary), noPurchaseProbability(model, summary, horizon)]) {
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
        }
        expect(expectedPurchases(model, summary, horizon)).toBeGreaterThanOrEqual(0);
        expect(expectedPurchases(model, summary, horizon)).toBeLessThan(Infinity);
      }),
    );
  });

  test("a later last purchase never lowers P(alive) and never raises P(no purchase)", () => {
    fc.assert(
      fc.property(anyModel, anySummary, share, anyHorizon, (model, summary, share, horizon) => {
        fc.pre(summary.repeats > 0);
        const later = { ...summary, lastWeeks: summary.lastWeeks + share * (summary.ageWeeks - summary.lastWeeks) };
        expect(aliveProbability(model, later)).toBeGreaterThanOrEqual(aliveProbability(model, summary) - rounding);
        const [then, now] = [later, summary].map((one) => noPurchaseProbability(model, one, horizon));
        expect(then ?? 1).toBeLessThanOrEqual((now ?? 0) + rounding);
      }),
    );
  });

  test("a longer horizon never raises P(no purchase) and never lowers expected purchases", () => {
    fc.assert(
      fc.property(anyModel, anySummary, anyHorizon, share, (model, summary, horizon, share) => {
        const shorter = share * horizon;
        expect(noPurchaseProbability(model, summary, horizon)).toBeLessThanOrEqual(
          noPurchaseProbability(model, summary, shorter) + rounding,
        );
        expect(expectedPurchases(model, summary, horizon) * (1 + rounding)).toBeGreaterThanOrEqual(
          expectedPurchases(model, summary, shorter),
        );
      }),
    );
  });

  test("counts are a distribution whose first entry is P(no purchase) and whose mean is the expectation", () => {
    fc.assert(
      fc.property(anyModel, anySummary, anyHorizon, (model, summary, horizon) => {
        const counts = purchaseCounts(model, summary, horizon);
        const mean = counts.reduce((sum, count, k) => sum + k * count, 0);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBeCloseTo(1, 9);
        expect(counts[0]).toBeCloseTo(noPurchaseProbability(model, summary, horizon), 7);
        const expected = expectedPurchases(model, summary, horizon);
        expect(Math.abs(mean - expected)).toBeLessThan(1e-5 * (1 + expected));
      }),
    );
  });

  test("drift widens the counts and leaves their mean where nobody leaves", () => {
    fc.assert(
      fc.property(scale(0.2, 20), scale(1, 50), anySummary, (r, alpha, summary) => {
        const variance = (drift: number): number => {
          const counts = purchaseCounts({ kind: "nbd", r, alpha }, summary, 13, drift);
          const mean = counts.reduce((sum, count, k) => sum + k * count, 0);
          expect(mean / expectedPurchases({ kind: "nbd", r, alpha }, summary, 13)).toBeCloseTo(1, 6);
          return counts.reduce((sum, count, k) => sum + (k - mean) ** 2 * count, 0);
        };
        expect(variance(0.4)).toBeGreaterThan(variance(0));
      }),
    );
  });
});

describe("expected purchases of BG/NBD and MBG/NBD", () => {
  test("are the integral over every share of leaving", () => {
    fc.assert(
      fc.property(betaGeometric, anySummary, anyHorizon, (model, summary, horizon) => {
        const shape = model.r + summary.repeats;
        const stays = model.b + summary.repeats + (model.kind === "mbg_nbd" ? 1 : 0);
        const logBeta = jStat.loggam(model.a) + jStat.loggam(stays) - jStat.loggam(model.a + stays);
        // Somebody who leaves with probability p after each purchase makes (1 - e^(-p rate weeks)) / p of them.
        const whileThere = integrate((p, toOne) => {
          const density = (model.a - 1) * Math.log(p) + (stays - 1) * Math.log(toOne) - logBeta;
          const ends = -Math.expm1(-shape * Math.log1p((p * horizon) / (model.alpha + summary.ageWeeks)));
          return density + Math.log(ends) - Math.log(p);
        });
        const closed = expectedPurchases(model, summary, horizon);
        expect(Math.abs(closed - aliveProbability(model, summary) * whileThere)).toBeLessThan(1e-6 * (1e-6 + closed));
      }),
    );
  });

  test("are eq. 10 of Fader, Hardie & Lee 2005 where that can be computed", () => {
    fc.assert(
      fc.property(betaGeometric, anySummary, anyHorizon, ({ r, alpha, a, b }, summary, horizon) => {
        fc.pre(Math.abs(a - 1) > 0.05);
        const { repeats: x, ageWeeks } = summary;
        const z = horizon / (alpha + ageWeeks + horizon);
        fc.pre(z < 0.95);
        const hypergeometric = hypergeometric2F1(r + x, b + x, a + b + x - 1, z);
        fc.pre(a + b + x - 1 > 0 && Number.isFinite(hypergeometric));
        const kept = (1 - z) ** (r + x) * hypergeometric;
        const summed = expectedPurchases({ kind: "bg_nbd", r, alpha, a, b }, summary, horizon);
        const closed =
          ((a + b + x - 1) / (a - 1)) * (1 - kept) * aliveProbability({ kind: "bg_nbd", r, alpha, a, b }, summary);
        // The closed form subtracts numbers near 1.
        const lost = (1e-11 * (a + b + x)) / Math.abs(a - 1);
        expect(Math.abs(summed - closed)).toBeLessThan(1e-7 * closed + lost);
      }),
    );
  });
});

test("200 repeat purchases in 10,000 weeks stay finite in every model", () => {
  const models: RepeatModel[] = [
    { kind: "bg_nbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
    { kind: "mbg_nbd", r: 0.525, alpha: 6.18, a: 0.89, b: 1.61 },
    { kind: "pareto_nbd", r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 },
    { kind: "pareto_nbd", r: 0.742, alpha: 10.56, s: 14.45, beta: 5520 },
    { kind: "nbd", r: 0.5, alpha: 5 },
  ];
  for (const model of models)
    for (const lastWeeks of [1, 5_000, 9_999, 10_000]) {
      const summary = { repeats: 200, lastWeeks, ageWeeks: 10_000 };
      const alive = aliveProbability(model, summary);
      expect(alive).toBeGreaterThanOrEqual(0);
      expect(alive).toBeLessThanOrEqual(1);
      const expected = expectedPurchases(model, summary, 156);
      // 204 in 10,000 weeks is 3.2 in 156.
      expect(expected).toBeLessThan(3.3);
      expect(expected).toBeGreaterThanOrEqual(lastWeeks === 10_000 ? 2.5 : 0);
    }
});
