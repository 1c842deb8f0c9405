import * as fc from "fast-check";
import { expect, test } from "vitest";
import { axes } from "../axes.ts";
import { featureNames } from "../features/feature-names.ts";
import type { AxisModel } from "../segments/axis-model.ts";
import { qualifiersOf } from "../segments/vocabulary/qualifiers.ts";
import { vocabularies } from "../segments/vocabulary/vocabularies.ts";
import { nameArchetypes } from "./name-archetypes.ts";
import { sayBeforeNoun, sayInClause } from "./phrases.ts";
import { segmentDistances } from "./segment-distances.ts";
import { distanceOnAxis } from "./signature-distance.ts";
import { tellingSegments } from "./telling-segments.ts";

const vocabulary = axes.map((axis) =>
  vocabularies[axis]({ median: () => 1, longest: () => 1 }).map(({ name }) => name),
);

/** Segments of these names on each axis, side by side at equal steps. */
function modelsOf(names: readonly (readonly string[])[]): AxisModel[] {
  return axes.map((axis, place) => {
    const features = [...featureNames[axis]];
    return {
      axis,
      features,
      scaling: features.map(() => ({ centre: 0, spread: 1, low: -10, high: 10 })),
      fuzzifier: 2,
      segments: (names[place] ?? []).map((name, at) => ({
        name,
        centre: features.map(() => at * at),
        typical: features.map(() => at * at),
      })),
      fuzzyPartitionCoefficient: 0.8,
      xieBeni: 0.1,
      stability: 0.9,
    };
  });
}

function namesOf(names: readonly (readonly string[])[], signatures: readonly string[]) {
  const models = modelsOf(names);
  const distances = models.map(segmentDistances);
  const shares = names.map((row) => row.map(() => 1 / row.length));
  const made = signatures.map((signature) => ({ signature, segments: tellingSegments(signature, models, shares) }));
  return { distances, named: nameArchetypes(made, distances).map(({ name }) => name) };
}

const anyShop = fc
  .tuple(...vocabulary.map((names) => fc.subarray(names, { minLength: 1, maxLength: 6 })))
  .chain((names) =>
    fc.record({
      names: fc.constant(names),
      signatures: fc.uniqueArray(
        fc
          .tuple(...names.map((row) => fc.tuple(fc.nat(row.length - 1), fc.nat(2))))
          .map((pairs) => pairs.map(([segment, strength]) => `${segment}${strength}`).join("")),
        { minLength: 2, maxLength: 25 },
      ),
    }),
  );

test("whatever archetypes there are: no two names are alike, and none has a digit, a bracket or an underscore", () => {
  fc.assert(
    fc.property(anyShop, ({ names, signatures }) => {
      const { named } = namesOf(names, signatures);
      expect(new Set(named).size).toBe(signatures.length);
      for (const name of named) expect(name).toMatch(/^[A-Z][a-z]*([ -][a-z]+|, [a-z]+)*$/);
    }),
    { numRuns: 500 },
  );
});

test("two archetypes that would be named alike are told apart by the axis on which they differ most", () => {
  fc.assert(
    fc.property(
      anyShop,
      fc.nat(),
      fc.array(fc.tuple(fc.nat(7), fc.nat(5), fc.nat(2)), { minLength: 1, maxLength: 4 }),
      ({ names, signatures: [signature = ""] }, _, changes) => {
        let other = signature;
        for (const [axis, segment, strength] of changes) {
          const last = (names[axis]?.length ?? 1) - 1;
          other = `${other.slice(0, axis * 2)}${Math.min(segment, last)}${strength}${other.slice(axis * 2 + 2)}`;
        }
        fc.pre(other !== signature);
        const { distances, named } = namesOf(names, [signature, other]);
        const [alone] = namesOf(names, [signature]).named;
        fc.pre(alone === namesOf(names, [other]).named[0]);
        const apart = axes.map((_, axis) => distanceOnAxis(signature, other, axis, distances));
        const widest = apart.indexOf(Math.max(...apart));
        const of = { maturity: on(5), frequency: on(0) };
        const said = (one: string) => {
          const name = names[widest]?.[Number(one[widest * 2])] ?? "";
          return [0, 1, 5].includes(widest) ? sayBeforeNoun(name) : sayInClause(name, of);
        };
        expect(named[0]?.toLowerCase()).toContain(said(signature));
        expect(named[1]?.toLowerCase()).toContain(said(other));
        expect(named[0]).not.toBe(named[1]);
        function on(axis: number) {
          return names[axis]?.[Number(signature[axis * 2])] ?? "";
        }
      },
    ),
    { numRuns: 500 },
  );
});

test("archetypes of the same segments are told apart by how firmly they are in them", () => {
  const names = vocabulary.map((row) => row.slice(0, 2));
  const { named } = namesOf(names, ["0202020202020202", "0200020202020202", "0201020202020202"]);
  expect(named).toEqual([
    expect.stringMatching(/^New very low-value one-time buyers/),
    expect.stringMatching(/^New borderline very low-value one-time buyers/),
    expect.stringMatching(/^New roughly very low-value one-time buyers/),
  ]);
});

test("every segment of every vocabulary, plain or qualified, is said in words of its own", () => {
  for (const [place, axis] of axes.entries()) {
    const plain = vocabulary[place] ?? [];
    const sides = ["less", "more"] as const;
    const qualifiers = featureNames[axis].flatMap((feature) => sides.flatMap((side) => qualifiersOf(feature, side, 5)));
    const all = plain.flatMap((name) => ["", ...qualifiers].map((qualifier) => `${qualifier}${name}`));
    const ways = [0, 1, 5].includes(place)
      ? [all.map(sayBeforeNoun)]
      : [
          ["established_customer", "regular_buyer"],
          ["lost_customer", "regular_buyer"],
          ["new_customer", "one_time_buyer"],
        ].map(([maturity = "", frequency = ""]) => all.map((name) => sayInClause(name, { maturity, frequency })));
    for (const said of ways) {
      expect(new Set(said).size).toBe(all.length);
      for (const words of said) expect(words).toMatch(/^[a-z]+([ -][a-z]+|, [a-z]+)*$/);
    }
  }
});

const clause = (maturity: string, frequency: string) => sayInClause("category_loyal", { maturity, frequency });

test("who bought once, or is gone, is not said to do something still", () => {
  expect(clause("established_customer", "regular_buyer")).toBe("stay with one category");
  expect(clause("lost_customer", "regular_buyer")).toBe("stayed with one category");
  expect(clause("more_overdue_lapsed_customer", "regular_buyer")).toBe("stayed with one category");
  expect(clause("new_customer", "one_time_buyer")).toBe("bought from one category");
});
