import { describe, expect, test } from "vitest";
import { aliveProbability } from "./alive-probability.ts";
import { expectedPurchases } from "./expected-purchases.ts";
import { expectedSpend } from "./expected-spend.ts";
import { noPurchaseProbability } from "./no-purchase-probability.ts";
import { purchaseCounts } from "./purchase-counts.ts";
import type { RepeatModel } from "./repeat-model.ts";

// The rounded parameters of Fader, Hardie & Lee 2005; answers by the R packages BTYD and CLVTools 0.12.1.
const bgNbd: RepeatModel = { kind: "bg_nbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const paretoNbd: RepeatModel = { kind: "pareto_nbd", r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 };

// x, tx, T, then BG/NBD: P(alive), purchases in 39 and in 52 weeks; Pareto/NBD: P(alive), purchases in 39 weeks.
const customers: number[][] = [
  [0, 0, 38.86, 1, 0.19509805201, 0.25207302228, 0.29528660462, 0.10708146822],
  [2, 30.43, 38.86, 0.72657857008, 1.2260281748, 1.5587208064, 0.86916755915, 1.4551231933],
  [1, 1.71, 38.86, 0.21210098538, 0.20318698708, 0.25982346487, 0.16800232672, 0.17109298055],
  [7, 29.43, 38.86, 0.64175634595, 3.3370532749, 4.1988555849, 0.74950140767, 3.7122513805],
  [26, 30.86, 31, 0.96891564972, 20.7497261409, 25.7581959365, 0.99791873106, 20.1170260774],
  [29, 37.71, 38.86, 0.94581221668, 19.2606771288, 24.0885149658, 0.98009255809, 18.993898166],
  [3, 5, 38.86, 0.03815138969, 0.091613305032, 0.1160492953, 0.057680668702, 0.1343912316],
  [0, 0, 27, 1, 0.25939538149, 0.33260238164, 0.38393078435, 0.17536149299],
  [200, 50, 52, 0.15569782279, 17.3385662577, 21.8533064486],
];

function errorOf(actual: number | undefined, wanted: number | undefined): number {
  return Math.abs((actual ?? NaN) / (wanted ?? NaN) - 1);
}

describe("answers of BTYD and CLVTools are met to a millionth", () => {
  test.each(customers)("BG/NBD: x %d, tx %d, T %d", (x, tx, age, alive, purchases39, purchases52) => {
    const summary = { repeats: x ?? 0, lastWeeks: tx ?? 0, ageWeeks: age ?? 0 };
    expect(errorOf(aliveProbability(bgNbd, summary), alive)).toBeLessThan(1e-6);
    expect(errorOf(expectedPurchases(bgNbd, summary, 39), purchases39)).toBeLessThan(1e-6);
    expect(errorOf(expectedPurchases(bgNbd, summary, 52), purchases52)).toBeLessThan(1e-6);
  });

  // BTYD has no number for 200 repeat purchases.
  test.each(customers.slice(0, -1))("Pareto/NBD: x %d, tx %d, T %d", (x, tx, age, ...answers) => {
    const summary = { repeats: x ?? 0, lastWeeks: tx ?? 0, ageWeeks: age ?? 0 };
    expect(errorOf(aliveProbability(paretoNbd, summary), answers[3])).toBeLessThan(1e-6);
    expect(errorOf(expectedPurchases(paretoNbd, summary, 39), answers[4])).toBeLessThan(1e-6);
  });

  test("somebody new: counts in 39 weeks and the mean of 52", () => {
    const newcomer = { repeats: 0, lastWeeks: 0, ageWeeks: 0 };
    const published = [
      { model: bgNbd, mean: 1.4460505954, counts: [0.5737863521, 0.19939528084, 0.085429759539, 0.045860353848] },
      { model: paretoNbd, mean: 1.4729968034, counts: [0.5936250316, 0.16556294728, 0.082487184116, 0.049039953643] },
    ];
    for (const { model, mean, counts } of published) {
      expect(errorOf(expectedPurchases(model, newcomer, 52), mean)).toBeLessThan(1e-6);
      const ours = purchaseCounts(model, newcomer, 39);
      counts.forEach((count, k) => expect(errorOf(ours[k], count)).toBeLessThan(1e-6));
      expect(errorOf(noPurchaseProbability(model, newcomer, 39), counts[0])).toBeLessThan(1e-6);
    }
  });

  test.each([
    [0, 0, 35.2189781022],
    [1, 25, 28.1145717464],
    [2, 22.35, 24.6637139108],
    [7, 73.74, 71.469670897],
    [29, 60, 59.6309582043],
  ])("spend: %d purchases of %d on average", (purchases, meanSpend, wanted) => {
    const gammaGamma = { kind: "gamma_gamma", p: 6.25, q: 3.74, gamma: 15.44 } as const;
    expect(errorOf(expectedSpend(gammaGamma, { purchases, meanSpend }), wanted)).toBeLessThan(1e-6);
  });
});
