import { assert, nat, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { levelOn } from "./finding.ts";

const marks = tuple(nat(50), nat(50), nat(50), nat(50)).map(
  (four) => [...four].sort((a, b) => a - b) as [number, number, number, number],
);

describe("levelOn", () => {
  it("is 1 to 5 and never falls as a higher-is-better value grows", () => {
    assert(
      property(marks, nat(60), nat(60), (four, x, y) => {
        const scale = { higher: four };
        const low = levelOn(scale, Math.min(x, y));
        const high = levelOn(scale, Math.max(x, y));
        expect(low).toBeGreaterThanOrEqual(1);
        expect(high).toBeLessThanOrEqual(5);
        expect(high).toBeGreaterThanOrEqual(low);
      }),
    );
  });

  it.each([
    [{ lower: [12, 7, 4, 1] as [number, number, number, number] }, [13, 12, 5, 4, 0], [1, 2, 3, 4, 5]],
    [
      {
        between: [
          [0.1, 0.9],
          [0.2, 0.8],
          [0.3, 0.6],
          [0.4, 0.5],
        ] as [[number, number], [number, number], [number, number], [number, number]],
      },
      [0.95, 0.85, 0.7, 0.55, 0.45],
      [1, 2, 3, 4, 5],
    ],
  ])("counts the marks reached on %j", (scale, values, levels) => {
    expect(values.map((value) => levelOn(scale, value))).toEqual(levels);
  });
});
