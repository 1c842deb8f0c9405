import * as fc from "fast-check";
import { expect, test } from "vitest";
import { axes } from "../axes.ts";
import { featureNames } from "../features/feature-names.ts";
import type { AxisModel } from "../segments/axis-model.ts";
import { archetypeOf } from "./archetype-of.ts";
import { describeSignature } from "./describe-signature.ts";
import { foldArchetypes } from "./fold-archetypes.ts";
import { signatureDistance } from "./signature-distance.ts";
import { signatureOf } from "./signature-of.ts";

const vocabulary: Record<(typeof axes)[number], string[]> = {
  purchase_frequency: ["one_time_buyer", "regular_buyer", "frequent_buyer"],
  purchase_value: ["low_value", "mid_value", "high_value"],
  category_exploration: ["category_loyal", "category_focused", "broad_explorer"],
  price_sensitivity: ["full_price_buyer", "discount_buyer", "bargain_hunter"],
  purchase_cadence: ["quick_rhythm", "no_clear_rhythm", "slow_rhythm"],
  customer_maturity: ["new_customer", "established_customer", "lapsed_customer"],
  repurchase_behavior: ["no_repeat_buyer", "routine_buyer", "consumable_buyer"],
  return_behavior: ["keeper", "rare_returner", "heavy_returner"],
};

/** With the segments of every axis in the opposite order. */
const turned = (signature: string) =>
  signature.replaceAll(/(.)(.)/g, (_, segment: string, strength: string) => `${2 - Number(segment)}${strength}`);

/** Eight axes of three segments each, side by side at 0, 1 and 2 in every feature. */
function models(order = [0, 1, 2], shift = 0): AxisModel[] {
  return axes.map((axis) => {
    const features = [...featureNames[axis]];
    return {
      axis,
      features,
      scaling: features.map(() => ({ centre: 0, spread: 1, low: -10, high: 10 })),
      fuzzifier: 2,
      segments: order.map((place) => {
        const centre = features.map(() => place + shift);
        return { name: vocabulary[axis][place] ?? "", centre, typical: centre };
      }),
      fuzzyPartitionCoefficient: 0.8,
      xieBeni: 0.1,
      stability: 0.9,
    };
  });
}

const strong = (dominant: number[]) =>
  signatureOf(
    dominant,
    dominant.map(() => 2),
  );
const oneTimers = strong([0, 0, 1, 0, 1, 2, 0, 0]);
const regulars = strong([2, 2, 2, 0, 0, 1, 2, 1]);
const hunters = strong([1, 1, 1, 2, 1, 1, 1, 0]);
const signature = fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { minLength: 8, maxLength: 8 }).map((pairs) =>
  signatureOf(
    pairs.map(([segment]) => segment),
    pairs.map(([, strength]) => strength),
  ),
);
const counts = fc.uniqueArray(fc.record({ signature, members: fc.integer({ min: 1, max: 200 }) }), {
  minLength: 1,
  maxLength: 40,
  selector: (count) => count.signature,
});

test("common signatures become archetypes with readable names and traits, rare ones fold into the nearest", () => {
  const rare = signatureOf([2, 2, 2, 0, 0, 1, 1, 1], [2, 2, 2, 2, 2, 1, 0, 2]);
  const map = foldArchetypes(
    models(),
    [
      { signature: oneTimers, members: 500 },
      { signature: regulars, members: 200 },
      { signature: hunters, members: 120 },
      { signature: rare, members: 2 },
    ],
    null,
  );
  expect(map.archetypes.map(({ no, id, name, signature }) => ({ no, id, name, signature }))).toEqual([
    {
      no: 0,
      id: "lapsed-low-value-one-time-buyers",
      name: "Lapsed low-value one-time buyers",
      signature: oneTimers,
    },
    {
      no: 1,
      id: "established-high-value-frequent-buyers",
      name: "Established high-value frequent buyers who restock the same things",
      signature: regulars,
    },
    {
      no: 2,
      id: "established-mid-value-regular-buyers",
      name: "Established mid-value regular buyers who hunt bargains",
      signature: hunters,
    },
  ]);
  expect(archetypeOf(map, rare)).toBe(1);
  expect(map.archetypes[1]?.traits).toHaveLength(6);
  expect(map.archetypes[2]?.traits).toContainEqual(expect.stringMatching(/^Bargain hunter: /));
});

test("an axis on which all are alike is in no name and no trait", () => {
  const flat = models([0]);
  const everybody = strong([0, 0, 0, 0, 0, 0, 0, 0]);
  const map = foldArchetypes(flat, [{ signature: everybody, members: 40 }], null);
  expect(map.archetypes).toMatchObject([{ id: "new-low-value-one-time-buyers", traits: [], signature: everybody }]);
  expect(archetypeOf(map, everybody)).toBe(0);
});

test("ids last: the same archetypes keep theirs when segments come in another order, are moved a little or drift", () => {
  const before = {
    axes: models(),
    archetypes: foldArchetypes(
      models(),
      [
        { signature: oneTimers, members: 500 },
        { signature: regulars, members: 200 },
        { signature: hunters, members: 120 },
      ],
      null,
    ),
  };
  const weaker = signatureOf([1, 1, 1, 2, 1, 1, 1, 0], [2, 1, 2, 2, 0, 2, 2, 2]);
  const after = foldArchetypes(
    models([2, 1, 0], 0.2),
    [
      { signature: turned(weaker), members: 300 },
      { signature: turned(oneTimers), members: 200 },
      { signature: turned(regulars), members: 100 },
      { signature: turned(strong([2, 0, 0, 0, 2, 0, 0, 2])), members: 90 },
    ],
    before,
  );
  const idOf = (signature: string) => after.archetypes[archetypeOf(after, turned(signature))]?.id;
  expect(idOf(weaker)).toBe("established-mid-value-regular-buyers");
  expect(idOf(oneTimers)).toBe("lapsed-low-value-one-time-buyers");
  expect(idOf(regulars)).toBe("established-high-value-frequent-buyers");
  expect(idOf(strong([2, 0, 0, 0, 2, 0, 0, 2]))).toBe("new-low-value-frequent-buyers");
});

test("the same run made again keeps every id, and an archetype that is new never takes the id of one that went", () => {
  fc.assert(
    fc.property(counts, counts, (first, second) => {
      const archetypes = foldArchetypes(models(), first, null);
      const again = foldArchetypes(models(), first, { axes: models(), archetypes });
      expect(again.archetypes.map(({ id }) => id).toSorted()).toEqual(
        archetypes.archetypes.map(({ id }) => id).toSorted(),
      );
      const later = foldArchetypes(models(), second, { axes: models(), archetypes });
      for (const { id, signature } of later.archetypes) {
        const old = archetypes.archetypes.find((archetype) => archetype.id === id);
        const moved = old === undefined ? 0 : signatureDistance(old.signature, signature, later.segmentDistances);
        expect(moved).toBeLessThanOrEqual(0.1);
      }
    }),
    { numRuns: 40 },
  );
});

test("whatever the signatures: every one has an archetype, ids and names are unique, and there are 1 to 25", () => {
  fc.assert(
    fc.property(counts, (counts) => {
      const map = foldArchetypes(models(), counts, null);
      const { archetypes } = map;
      expect(archetypes.length).toBeGreaterThanOrEqual(1);
      expect(archetypes.length).toBeLessThanOrEqual(25);
      expect(new Set(archetypes.map(({ id }) => id)).size).toBe(archetypes.length);
      expect(new Set(archetypes.map(({ name }) => name)).size).toBe(archetypes.length);
      expect(JSON.parse(JSON.stringify(map))).toEqual(map);
      for (const [place, { no, signature }] of archetypes.entries()) {
        expect(no).toBe(place);
        expect(archetypeOf(map, signature)).toBe(no);
      }
      for (const { signature } of counts) expect(archetypes[archetypeOf(map, signature)]).toBeDefined();
      expect(foldArchetypes(models(), counts.toReversed(), null)).toEqual(map);
    }),
    { numRuns: 60 },
  );
});

test("signatures lie 0 to 1 apart, equally far both ways, and 0 only from themselves", () => {
  const { segmentDistances } = foldArchetypes(models(), [{ signature: oneTimers, members: 1 }], null);
  fc.assert(
    fc.property(signature, signature, (a, b) => {
      const distance = signatureDistance(a, b, segmentDistances);
      expect(distance).toBe(signatureDistance(b, a, segmentDistances));
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeLessThanOrEqual(1);
    }),
  );
});

test("a signature is described in the names of its run's segments, and one of another run is refused", () => {
  expect(describeSignature(models(), signatureOf([2, 0, 0, 0, 0, 0, 0, 1], [0, 1, 2, 2, 2, 2, 2, 2]))).toMatchObject({
    purchase_frequency: { segment: "frequent_buyer", strength: "weak" },
    purchase_value: { segment: "low_value", strength: "moderate" },
    return_behavior: { segment: "rare_returner", strength: "strong" },
  });
  expect(() => describeSignature(models(), strong([3, 0, 0, 0, 0, 0, 0, 0]))).toThrow(RangeError);
});
