import * as fc from "fast-check";
import { expect, test } from "vitest";
import { topTenthCapture } from "./top-tenth-capture.ts";

test("the best tenth of twenty holds what its two brought", () => {
  const scores = Array.from({ length: 20 }, (_, place) => place);
  const came = scores.map((score) => (score >= 18 ? 3 : 1));
  expect(topTenthCapture(scores, came)).toBeCloseTo(6 / 24, 12);
  expect(
    topTenthCapture(
      scores,
      scores.map(() => 0),
    ),
  ).toBeNull();
});

const capture = (of: { score: number; came: number }[]): number | null =>
  topTenthCapture(
    of.map(({ score }) => score),
    of.map(({ came }) => came),
  );

test("whoever stands first among equal scores makes no difference", () => {
  const people = fc.array(fc.record({ score: fc.integer({ min: 0, max: 3 }), came: fc.nat({ max: 9 }) }), {
    minLength: 1,
  });
  fc.assert(
    fc.property(people, (given) => {
      const there = capture(given);
      const back = capture(given.toReversed());
      expect(back ?? -1).toBeCloseTo(there ?? -1, 12);
      expect(there ?? 0).toBeLessThanOrEqual(1 + 1e-12);
    }),
  );
});
