import * as fc from "fast-check";
import { expect, test } from "vitest";
import { areaUnderCurve } from "./area-under-curve.ts";

const judged = fc.array(fc.record({ score: fc.integer({ min: 0, max: 6 }), label: fc.constantFrom(0, 1) }));

test("the area under the curve is the share of pairs ranked right, ties counting half", () => {
  fc.assert(
    fc.property(judged, (people) => {
      const ones = people.filter(({ label }) => label === 1);
      const zeros = people.filter(({ label }) => label === 0);
      const pairs = ones.flatMap((one) =>
        zeros.map((zero) => (one.score > zero.score ? 1 : one.score === zero.score ? 0.5 : 0)),
      );
      const area = areaUnderCurve(
        people.map(({ score }) => score),
        people.map(({ label }) => label),
      );
      const share = pairs.reduce((sum: number, pair) => sum + pair, 0) / pairs.length;
      expect(area ?? -1).toBeCloseTo(pairs.length === 0 ? -1 : share, 12);
    }),
  );
});
