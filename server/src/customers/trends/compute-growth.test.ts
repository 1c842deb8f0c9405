import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choosePoints } from "./choose-points.ts";
import { computeGrowth } from "./compute-growth.ts";

const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
const line = (start: number, perDay: number, days: number[]) =>
  days.map((n) => ({ asOf: day(n), members: start + perDay * n }));

describe("growth a month", () => {
  test("is the slope of a straight line over its mean, however its days lie", () => {
    // Mean 200 members, 2 a day more: 60.88 a month, 30.44 %.
    expect(computeGrowth(line(100, 2, [0, 20, 50, 80, 100]))?.growthPerMonth).toBeCloseTo(60.88 / 200, 10);
    expect(computeGrowth(line(300, -2, [0, 10, 50, 90, 100]))).toMatchObject({ direction: "falling" });
  });

  test("below one in a hundred a month is steady", () => {
    expect(computeGrowth(line(1000, 0.3, [0, 30, 60]))?.direction).toBe("steady");
    expect(computeGrowth(line(1000, 0.4, [0, 30, 60]))?.direction).toBe("rising");
    expect(computeGrowth(line(50, 0, [0, 30, 60]))).toEqual({ growthPerMonth: 0, direction: "steady" });
  });

  test("is not told from fewer than three days, nor of a group that was always empty", () => {
    expect(computeGrowth(line(10, 1, [0, 30]))).toBeNull();
    expect(computeGrowth([...line(10, 1, [0, 30]), ...line(10, 1, [30])])).toBeNull();
    expect(computeGrowth(line(0, 0, [0, 30, 60]))).toBeNull();
  });

  test("turns around with the sign of time and does not depend on the size of the shop", () => {
    const points = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 9999 })), {
      minLength: 3,
      maxLength: 20,
      selector: ([at]) => at,
    });
    fc.assert(
      fc.property(points, (seen) => {
        const of = (turn: (at: number) => number, times: number) =>
          computeGrowth(seen.map(([at, members]) => ({ asOf: day(turn(at)), members: members * times })))
            ?.growthPerMonth;
        const growth = of((at) => at, 1) ?? Number.NaN;
        expect(of((at) => 700 - at, 1)).toBeCloseTo(-growth, 8);
        expect(of((at) => at + 40, 7)).toBeCloseTo(growth, 8);
      }),
    );
  });
});

describe("the points of a trend", () => {
  test("are the last of each month once there are three months", () => {
    const days = ["2026-03-30", "2026-01-31", "2026-01-15", "2026-02-28", "2026-03-31", "2026-04-02"];
    const { unit, points } = choosePoints(
      days.map((asOf) => ({ asOf })),
      3,
    );
    expect([unit, points.map(({ asOf }) => asOf)]).toEqual(["month", ["2026-02-28", "2026-03-31", "2026-04-02"]]);
  });

  test("are days before that", () => {
    const { unit, points } = choosePoints([{ asOf: "2026-02-02" }, { asOf: "2026-01-31" }], 12);
    expect([unit, points.map(({ asOf }) => asOf)]).toEqual(["day", ["2026-01-31", "2026-02-02"]]);
  });
});
