import * as fc from "fast-check";
import { expect, test } from "vitest";
import { adjustedRandIndex } from "./adjusted-rand-index.ts";

test("the same parts under other names are the same partition, and neither side comes first", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 2, maxLength: 50 }), (pairs) => {
      const a = pairs.map(([part]) => part);
      const b = pairs.map(([, part]) => part);
      expect(
        adjustedRandIndex(
          a,
          a.map((part) => 7 - part),
        ),
      ).toBe(1);
      expect(adjustedRandIndex(a, b)).toBeCloseTo(adjustedRandIndex(b, a), 12);
      expect(adjustedRandIndex(a, b)).toBeLessThanOrEqual(1);
    }),
  );
});

test("it counts pairs and corrects for chance", () => {
  // Pairs together in both: 1, in a: 2, in b: 2, of 6: (1 - 2/3) / (2 - 2/3).
  expect(adjustedRandIndex([0, 0, 1, 1], [0, 0, 1, 2])).toBeCloseTo((1 - (2 * 1) / 6) / (1.5 - (2 * 1) / 6), 12);
  expect(adjustedRandIndex([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo((0 - 4 / 6) / (2 - 4 / 6), 12);
  expect(adjustedRandIndex([0, 0, 0], [0, 0, 0])).toBe(1);
  expect(() => adjustedRandIndex([0], [0, 1])).toThrow(RangeError);
});
