import { describe, expect, test } from "vitest";
import { expectedSpend } from "./expected-spend.ts";
import { fitGammaGamma } from "./fit-gamma-gamma.ts";

const repeated = (value: number, times: number): number[] => Array.from({ length: times }, () => value);

describe("spend that settles no parameters gives finite expectations and says so", () => {
  test.each([
    { spends: "nobody", purchases: [], meanSpend: [], least: 0, most: 0 },
    { spends: "nothing at all", purchases: [1, 2, 3], meanSpend: [0, 0, 0], least: 0, most: 0 },
    { spends: "less than nothing", purchases: [1, 2], meanSpend: [-5, -3], least: 0, most: 0 },
    { spends: "one customer", purchases: [4], meanSpend: [25], least: 10, most: 40 },
    { spends: "all the same", purchases: repeated(3, 100), meanSpend: repeated(40, 100), least: 35, most: 45 },
    {
      spends: "a giant among ten",
      purchases: repeated(1, 10),
      meanSpend: [...repeated(10, 9), 1e7],
      least: 5,
      most: 1e7,
    },
  ])("$spends", ({ purchases, meanSpend, least, most }) => {
    const { model, boundary } = fitGammaGamma({ purchases, meanSpend });
    expect(boundary).not.toBeNull();
    const spend = expectedSpend(model, { purchases: purchases[0] ?? 0, meanSpend: meanSpend[0] ?? 0 });
    expect(spend).toBeGreaterThanOrEqual(least);
    expect(spend).toBeLessThanOrEqual(most);
    expect(expectedSpend(model, { purchases: 0, meanSpend: 0 })).toBeLessThan(Infinity);
  });
});

test("the currency changes gamma and nothing else, and equal customers may come as counts", () => {
  const purchases = [1, 2, 3, 5, 8, 2, 1, 4, 1, 6];
  const meanSpend = [12, 31, 25, 18, 44, 22, 9, 61, 35, 28];
  const euros = fitGammaGamma({ purchases, meanSpend, counts: purchases.map(() => 20) });
  const yen = fitGammaGamma({
    purchases: purchases.flatMap((n) => repeated(n, 20)),
    meanSpend: meanSpend.flatMap((spend) => repeated(spend * 160, 20)),
  });
  expect(yen.model.p / euros.model.p).toBeCloseTo(1, 4);
  expect(yen.model.q / euros.model.q).toBeCloseTo(1, 4);
  expect(yen.model.gamma / euros.model.gamma).toBeCloseTo(160, 2);
  expect(yen.logLikelihood).toBeCloseTo(euros.logLikelihood - 200 * Math.log(160), 4);
});

test("who buys more often and spends more each time shows in the correlation", () => {
  const purchases = [1, 2, 3, 4, 5, 6];
  const { correlation } = fitGammaGamma({ purchases, meanSpend: [900, 20, 30, 40, 50, 60] });
  // Over those with two purchase days or more: the first says nothing about a mean.
  expect(correlation).toBeCloseTo(1, 10);
  expect(fitGammaGamma({ purchases: [2, 3], meanSpend: [20, 20] }).correlation).toBeNull();
});
