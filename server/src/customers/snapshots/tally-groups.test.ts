import { expect, test } from "vitest";
import type { AxisModel } from "../segments/axis-model.ts";
import { tallyGroups } from "./tally-groups.ts";

const axis = (name: AxisModel["axis"], segments: string[]): AxisModel => ({
  axis: name,
  features: ["f"],
  scaling: [{ centre: 0, spread: 1, low: -9, high: 9 }],
  fuzzifier: 2,
  segments: segments.map((segment, place) => ({ name: segment, centre: [place], typical: [place] })),
  fuzzyPartitionCoefficient: 1,
  xieBeni: null,
  stability: null,
});
const models = [axis("purchase_frequency", ["rare", "often", "never"]), axis("purchase_value", ["low", "high"])];

test("every segment and archetype has its figures, also those without members", () => {
  const { segments, archetypes } = tallyGroups({ models, archetypes: ["a", "b", "c"] }, [
    { dominant: [0, 1], archetype: "a", members: 3, revenue: 30, weights: [2.5, 0.4, 0.1, 1, 2] },
    { dominant: [1, 1], archetype: "b", members: 1, revenue: 7.5, weights: [0.2, 0.7, 0.1, 0.1, 0.9] },
  ]);
  expect(segments).toEqual([
    { axis: "purchase_frequency", segment: "rare", members: 3, share: 0.75, weight: 2.7, revenue: 30 },
    {
      axis: "purchase_frequency",
      segment: "often",
      members: 1,
      share: 0.25,
      weight: expect.closeTo(1.1),
      revenue: 7.5,
    },
    { axis: "purchase_frequency", segment: "never", members: 0, share: 0, weight: 0.2, revenue: 0 },
    { axis: "purchase_value", segment: "low", members: 0, share: 0, weight: 1.1, revenue: 0 },
    { axis: "purchase_value", segment: "high", members: 4, share: 1, weight: 2.9, revenue: 37.5 },
  ]);
  expect(archetypes).toEqual([
    { archetype: "a", members: 3, share: 0.75, revenue: 30 },
    { archetype: "b", members: 1, share: 0.25, revenue: 7.5 },
    { archetype: "c", members: 0, share: 0, revenue: 0 },
  ]);
});

test("a dominant segment that its axis does not have is a defect, not a row left out", () => {
  const group = { dominant: [5, 0], archetype: null, members: 1, revenue: 0, weights: [] };
  expect(() => tallyGroups({ models, archetypes: [] }, [group])).toThrow(RangeError);
});
