import * as fc from "fast-check";
import { expect, test } from "vitest";
import { rankArchetypes } from "./recommend-segments.ts";

const row = fc
  .record({
    members: fc.integer({ min: 1, max: 10_000 }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    value: fc.integer({ min: 0, max: 1_000_000 }),
  })
  .map(({ members, part, value }) => ({ members, targets: Math.floor(members * part), value }));

test("scores are from 0 to 1, falling, and of archetypes that carry the trait as often as all do", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
      const numbered = rows.map((one, no) => ({ ...one, no }));
      const members = rows.reduce((sum, one) => sum + one.members, 0);
      const share = rows.reduce((sum, one) => sum + one.targets, 0) / Math.max(members, 1);
      const ranked = rankArchetypes(numbered, share);
      for (const [at, { score, fit }] of ranked.entries()) {
        expect(score).toBeGreaterThan(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(score).toBeLessThanOrEqual(ranked[at - 1]?.score ?? 1);
        expect(fit).toBeGreaterThanOrEqual(share - 1e-12);
      }
    }),
  );
});

test("of two archetypes that fit alike the larger and more valuable one comes first", () => {
  const ranked = rankArchetypes(
    [
      { no: 0, members: 100, targets: 50, value: 500 },
      { no: 1, members: 1000, targets: 500, value: 5000 },
    ],
    0.5,
  );
  expect(ranked.map(({ no }) => no)).toEqual([1, 0]);
});
