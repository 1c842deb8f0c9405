import * as fc from "fast-check";
import { expect, test } from "vitest";
import { daysBefore } from "./days.ts";
import { rangeOf } from "./range-of-group.ts";
import { groupOf, rfmGroups } from "./rfm-groups.ts";
import { findBoundaries, scoreInverse, scoreQuintile } from "./score-quintile.ts";

test("every pair of scores lies in exactly one group", () => {
  for (let recency = 1; recency <= 5; recency++) {
    for (let frequency = 1; frequency <= 5; frequency++) {
      const holding = rfmGroups.filter(
        (group) =>
          recency >= group.recency[0] &&
          recency <= group.recency[1] &&
          frequency >= group.frequency[0] &&
          frequency <= group.frequency[1],
      );
      expect(holding).toEqual([groupOf(recency, frequency)]);
    }
  }
});

const counted = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 9 })), { minLength: 1 });

test("a boundary is the smallest value with its share at or below it", () => {
  fc.assert(
    fc.property(counted, (values) => {
      const all = values
        .flatMap(([value, count]) => Array.from({ length: count }, () => value))
        .toSorted((a, b) => a - b);
      const expected = [0.2, 0.4, 0.6, 0.8].map((share) => all[Math.ceil(share * all.length - 1e-9) - 1]);
      expect(findBoundaries(values)).toEqual(expected);
    }),
  );
});

test("equal values get equal scores, better values never a worse one", () => {
  fc.assert(
    fc.property(counted, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (values, one, other) => {
      fc.pre(one <= other);
      const boundaries = findBoundaries(values);
      expect(scoreQuintile(one, boundaries)).toBeLessThanOrEqual(scoreQuintile(other, boundaries));
      expect(scoreInverse(one, boundaries)).toBe(6 - scoreQuintile(one, boundaries));
    }),
  );
});

test("the days and orders that a group is selected by are those of its scores, ties among boundaries too", () => {
  const asOf = "2026-11-20";
  fc.assert(
    fc.property(
      counted,
      counted,
      fc.nat(70),
      fc.nat(70),
      fc.constantFrom(...rfmGroups),
      (days, orders, daysAgo, count, group) => {
        const recency = findBoundaries(days);
        const frequency = findBoundaries(orders);
        const range = rangeOf(group, { asOf, recency, frequency });
        const day = daysBefore(asOf, daysAgo);
        const selected =
          (range.lastOrderFrom === null || day >= range.lastOrderFrom) &&
          (range.lastOrderTo === null || day <= range.lastOrderTo) &&
          (range.ordersFrom === null || count >= range.ordersFrom) &&
          (range.ordersTo === null || count <= range.ordersTo);
        const scored = groupOf(scoreInverse(daysAgo, recency), scoreQuintile(count, frequency));
        expect(selected).toBe(scored === group);
      },
    ),
  );
});
