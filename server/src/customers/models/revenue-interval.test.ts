import * as fc from "fast-check";
import jStat from "jstat";
import { describe, expect, test } from "vitest";
import { cdnowSample, groupsOf, readVisits, visitorsAsOf, withoutCdnow } from "../../../test/customers/read-visits.ts";
import { chooseRepeatFit } from "./choose-repeat-fit.ts";
import { fitGammaGamma } from "./fit-gamma-gamma.ts";
import type { RepeatModel } from "./repeat-model.ts";
import { revenueInterval } from "./revenue-interval.ts";
import type { GammaGamma } from "./spend-model.ts";

const repeat: RepeatModel = { kind: "mbg_nbd", r: 0.525, alpha: 6.18, a: 0.89, b: 1.61 };
const spend: GammaGamma = { kind: "gamma_gamma", p: 6.25, q: 3.74, gamma: 15.44 };

test("for any customer: finite, low <= expected <= high, and more coverage is never narrower", () => {
  const customer = fc.record({
    repeats: fc.integer({ min: 0, max: 200 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    ageWeeks: fc.double({ min: 0, max: 10_000, noNaN: true }),
    meanSpend: fc.double({ min: -100, max: 1e6, noNaN: true }),
    weeks: fc.double({ min: 0.1, max: 156, noNaN: true }),
  });
  fc.assert(
    fc.property(customer, ({ repeats, share, ageWeeks, meanSpend, weeks }) => {
      // Nobody has two purchase days on one day.
      const summary = { repeats, lastWeeks: repeats === 0 ? 0 : share * ageWeeks, ageWeeks: ageWeeks + repeats / 7 };
      const [narrow, wide] = [0.5, 0.9].map((coverage) =>
        revenueInterval(repeat, spend, summary, { purchases: repeats + 1, meanSpend }, weeks, coverage),
      );
      for (const interval of [narrow, wide]) {
        expect(interval?.low).toBeGreaterThanOrEqual(0);
        expect(interval?.expected).toBeGreaterThanOrEqual(interval?.low ?? NaN);
        expect(interval?.high).toBeGreaterThanOrEqual(interval?.expected ?? NaN);
        expect(interval?.high).toBeLessThan(Infinity);
      }
      expect(wide?.low).toBeLessThanOrEqual(narrow?.low ?? NaN);
      expect(wide?.high).toBeGreaterThanOrEqual((narrow?.high ?? NaN) * 0.999);
    }),
    { numRuns: 60 },
  );
});

test("one sure purchase: the ends are the quantiles of a single spend", () => {
  // A rate known well and a horizon of some 30 purchases: the sum's spread is that of mean spend alone.
  const steady: RepeatModel = { kind: "nbd", r: 1e6, alpha: 1e6 };
  const summary = { repeats: 0, lastWeeks: 0, ageWeeks: 0 };
  const { low, high } = revenueInterval(
    steady,
    { ...spend, p: 1e6 },
    summary,
    { purchases: 0, meanSpend: 0 },
    30_000,
    0.9,
    0,
  );
  // Mean spend is p gamma' over a gamma(q): quantiles of one over a gamma.
  for (const [end, tail] of [
    [low, 0.95],
    [high, 0.05],
  ] as const) {
    const rate = (1e6 * spend.gamma * 30_000) / end;
    expect(jStat.lowRegGamma(spend.q, rate)).toBeCloseTo(tail, 2);
  }
});

test("who spent nothing is expected to spend what the shop's others do, and a shop without spend nothing", () => {
  const summary = { repeats: 1, lastWeeks: 4, ageWeeks: 10 };
  expect(revenueInterval(repeat, { ...spend, gamma: 0 }, summary, { purchases: 2, meanSpend: 0 }, 13, 0.9)).toEqual({
    expected: 0,
    low: 0,
    high: 0,
  });
});

describe.skipIf(withoutCdnow !== null)(`held-out spend (${withoutCdnow ?? "CDNOW sample"})`, () => {
  test.each([
    { asOf: "1997-06-30", days: 91 },
    { asOf: "1997-09-30", days: 91 },
    { asOf: "1997-12-31", days: 181 },
  ])("intervals of 90 at $asOf cover nine in ten over $days days", ({ asOf, days }) => {
    const visitors = visitorsAsOf(readVisits(cdnowSample), asOf);
    const { model } = chooseRepeatFit(groupsOf(visitors)).chosen;
    const spends = visitors.map(({ spends }) => ({
      purchases: spends.length,
      meanSpend: spends.reduce((sum, spend) => sum + spend, 0) / spends.length,
    }));
    const { model: gammaGamma } = fitGammaGamma({
      purchases: spends.map(({ purchases }) => purchases),
      meanSpend: spends.map(({ meanSpend }) => meanSpend),
    });
    const end = Date.parse(asOf) / 86_400_000 + days;
    const covered = visitors.filter(({ summary, later }, at) => {
      const spent = [...later].reduce((sum, [day, spend]) => sum + (day <= end ? spend : 0), 0);
      const own = spends[at] ?? { purchases: 0, meanSpend: 0 };
      const { low, high } = revenueInterval(model, gammaGamma, summary, own, days / 7, 0.9);
      return low <= spent && spent <= high;
    });
    expect(covered.length / visitors.length).toBeGreaterThanOrEqual(0.9);
  });
});
