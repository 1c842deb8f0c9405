import { describe, expect, test } from "vitest";
import { cdnowSample, groupsOf, readVisits, visitorsAsOf, withoutCdnow } from "../../../test/customers/read-visits.ts";
import { fitBgNbd } from "./fit-bg-nbd.ts";
import { fitGammaGamma } from "./fit-gamma-gamma.ts";
import { fitMbgNbd } from "./fit-mbg-nbd.ts";
import { fitParetoNbd } from "./fit-pareto-nbd.ts";

/**
 * CDNOW sample, 39 weeks. BG/NBD: Fader, Hardie & Lee 2005 (digits of CLVTools 0.12.1); Pareto/NBD: the same
 * paper; Gamma-Gamma: Fader & Hardie 2013, note 025; MBG/NBD: lifetimes 0.11.3 on the same file.
 */
describe.skipIf(withoutCdnow !== null)(`published fits (${withoutCdnow ?? "CDNOW sample"})`, () => {
  const visitors = withoutCdnow === null ? visitorsAsOf(readVisits(cdnowSample), "1997-09-30") : [];
  const groups = groupsOf(visitors);

  test.each([
    { name: "BG/NBD", fit: fitBgNbd, wanted: { r: 0.24259, alpha: 4.4136, a: 0.79292, b: 2.42589 }, best: -9582.429 },
    { name: "MBG/NBD", fit: fitMbgNbd, wanted: { r: 0.52484, alpha: 6.18308, a: 0.89136, b: 1.614 }, best: -9582.136 },
    {
      name: "Pareto/NBD",
      fit: fitParetoNbd,
      wanted: { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 },
      best: -9594.976,
    },
  ])("$name is found: parameters within 0.5 % (beta 1 %), log-likelihood within 0.01", ({ fit, wanted, best }) => {
    const found = fit(groups);
    expect(found.customers).toBe(2357);
    expect(found.converged).toBe(true);
    expect(found.boundary).toBeNull();
    expect(Math.abs(found.logLikelihood - best)).toBeLessThan(0.01);
    const parameters = new Map(Object.entries(found.model));
    for (const [name, value] of Object.entries(wanted))
      expect(Math.abs(Number(parameters.get(name)) / value - 1)).toBeLessThan(name === "beta" ? 0.01 : 0.005);
  });

  test("the standard errors are those of CLVTools", () => {
    const { covariance } = fitBgNbd(groups);
    // Of r, alpha, a, b, each over its value: ours are of logarithms.
    const errors = [0.012557 / 0.242595, 0.378224 / 4.4136, 0.185733 / 0.79292, 0.705407 / 2.425888];
    errors.forEach((error, at) => expect(Math.sqrt(covariance?.[at * 5] ?? 0) / error).toBeCloseTo(1, 2));
  });

  test("Gamma-Gamma on the 946 who came again is found", () => {
    const again = visitors.filter(({ summary }) => summary.repeats > 0).map(({ spends }) => spends.slice(1));
    const fit = fitGammaGamma({
      purchases: again.map((spends) => spends.length),
      meanSpend: again.map((spends) => spends.reduce((sum, spend) => sum + spend, 0) / spends.length),
    });
    expect(again).toHaveLength(946);
    expect(Math.abs(fit.logLikelihood - -4055.918)).toBeLessThan(0.01);
    expect(fit.model.p / 6.2496).toBeCloseTo(1, 2);
    expect(fit.model.q / 3.7442).toBeCloseTo(1, 2);
    expect(fit.model.gamma / 15.4435).toBeCloseTo(1, 2);
    expect(fit.boundary).toBeNull();
    expect(fit.correlation).toBeGreaterThan(0);
  });
});
