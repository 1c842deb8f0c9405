import { expect, test } from "vitest";
import { chooseWeight } from "./choose-weight.ts";

test("without an origin to judge by the weight is the usual one", () => {
  expect(chooseWeight([])).toBe(0.75);
});

test("the logistic part is left out where it clearly did harm, and is whole where it clearly helped", () => {
  const harm = { customers: 5_000, briers: [0.15, 0.155, 0.16, 0.165, 0.17] };
  expect(chooseWeight([harm, harm])).toBe(0);
  expect(chooseWeight([{ ...harm, briers: harm.briers.toReversed() }])).toBe(1);
});

test("one season in which all was otherwise does not outvote the others", () => {
  const usual = { customers: 4_000, briers: [0.168, 0.167, 0.166, 0.1655, 0.167] };
  const strange = { customers: 4_000, briers: [0.16, 0.17, 0.19, 0.22, 0.25] };
  expect(chooseWeight([usual, strange, usual])).toBe(0.75);
});

test("few customers do not turn it", () => {
  expect(chooseWeight([{ customers: 60, briers: [0.15, 0.1505, 0.151, 0.1515, 0.152] }])).toBe(0.75);
});
