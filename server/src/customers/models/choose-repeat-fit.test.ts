import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseRepeatFit } from "./choose-repeat-fit.ts";
import { expectedPurchases } from "./expected-purchases.ts";
import { fitParetoNbd } from "./fit-pareto-nbd.ts";
import { groupSummaries } from "./group-summaries.ts";
import { noPurchaseProbability } from "./no-purchase-probability.ts";
import type { PurchaseSummary, RepeatModel } from "./repeat-model.ts";
import { seededRandom } from "../segments/seeded-random.ts";

/** What is wrong with the model's answers about these customers; empty when nothing is. */
function faultsOf(model: RepeatModel, summaries: PurchaseSummary[]): string[] {
  const parameters = Object.values(model).filter((value) => typeof value === "number");
  const faults = parameters.filter((value) => !(value > 0 && value < Infinity)).map((value) => `parameter ${value}`);
  for (const summary of summaries)
    for (const weeks of [1, 13, 156]) {
      const none = noPurchaseProbability(model, summary, weeks);
      const expected = expectedPurchases(model, summary, weeks);
      if (!(none >= 0 && none <= 1)) faults.push(`P(no purchase) ${none}`);
      // Nobody buys more often than daily.
      if (!(expected >= 0 && expected <= 7 * weeks)) faults.push(`${expected} purchases in ${weeks} weeks`);
    }
  return faults;
}

const one = (repeats: number, lastWeeks: number, ageWeeks: number): PurchaseSummary => ({
  repeats,
  lastWeeks,
  ageWeeks,
});
const many = (size: number, make: (at: number) => PurchaseSummary): PurchaseSummary[] =>
  Array.from({ length: size }, (_, at) => make(at));

describe("shops that settle no parameters get a fallback that is named", () => {
  test.each([
    { shop: "everybody bought once", summaries: many(500, (at) => one(0, 0, 1 + (at % 50))) },
    { shop: "one customer, once", summaries: [one(0, 0, 10)] },
    { shop: "one customer, often", summaries: [one(40, 50, 52)] },
    { shop: "everybody the same", summaries: many(200, () => one(3, 20, 30)) },
    { shop: "all orders on one day", summaries: many(300, () => one(0, 0, 0)) },
    { shop: "all last bought today", summaries: many(300, (at) => one(1 + (at % 5), 30, 30)) },
    { shop: "a gap of ten years", summaries: many(60, (at) => one(at % 3, at % 3 === 0 ? 0 : 4, 520)) },
    { shop: "one giant among ten", summaries: [one(2_000, 400, 400), ...many(9, (at) => one(0, 0, 10 + at))] },
  ])("$shop", ({ summaries }) => {
    const { chosen, fallback } = chooseRepeatFit(groupSummaries(summaries));
    expect(faultsOf(chosen.model, summaries)).toEqual([]);
    expect(fallback).toMatch(/stands in\.$/);
    const pareto = fitParetoNbd(groupSummaries(summaries));
    expect(Number.isFinite(pareto.logLikelihood)).toBe(true);
  });

  test("any ten customers", () => {
    const summary = fc
      .record({ repeats: fc.integer({ min: 0, max: 30 }), last: fc.nat(700), after: fc.nat(700) })
      .map(({ repeats, last, after }) =>
        one(repeats, repeats === 0 ? 0 : (repeats + last) / 7, (repeats + last + after) / 7),
      );
    fc.assert(
      fc.property(fc.array(summary, { minLength: 1, maxLength: 10 }), (summaries) => {
        expect(faultsOf(chooseRepeatFit(groupSummaries(summaries)).chosen.model, summaries)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

/** Customers of BG/NBD as Fader, Hardie & Lee 2005 tell the story: buys at a rate, may leave after each repeat. */
function storyOf(size: number, random: () => number): PurchaseSummary[] {
  // r = 1 and a = b = 1: an exponential rate and an even chance of leaving.
  return many(size, () => {
    const rate = -Math.log(1 - random()) / 4;
    const leaves = random();
    const ageWeeks = 26 + 52 * random();
    let [now, repeats, lastWeeks] = [0, 0, 0];
    for (;;) {
      now += -Math.log(1 - random()) / rate;
      if (now > ageWeeks) return one(repeats, lastWeeks, ageWeeks);
      [repeats, lastWeeks] = [repeats + 1, now];
      if (random() < leaves) return one(repeats, lastWeeks, ageWeeks);
    }
  });
}

test("parameters that made the customers are found again, in any order of the customers", () => {
  const summaries = storyOf(20_000, seededRandom(7));
  const { chosen, fallback } = chooseRepeatFit(groupSummaries(summaries));
  expect(fallback).toBeNull();
  if (chosen.model.kind !== "bg_nbd") throw new Error("another model was chosen");
  const { r, alpha, a, b } = chosen.model;
  for (const [found, made] of [
    [r, 1],
    [alpha, 4],
    [a, 1],
    [b, 1],
  ] as const)
    expect(Math.abs(found / made - 1)).toBeLessThan(0.12);
  const turned = chooseRepeatFit(groupSummaries(summaries.toReversed())).chosen;
  expect(turned.logLikelihood).toBeCloseTo(chosen.logLikelihood, 3);
});
