import { describe, expect, test } from "vitest";
import { compareMonths, growthOf } from "./compare-months.ts";

const always = { start: null, end: null };

describe("months that growth is taken over", () => {
  test("are the last twelve whole ones against the twelve before, once there are so many", () => {
    expect(compareMonths(always, { firstOrderOn: "2009-12-01", lastOrderOn: "2011-12-09" })).toEqual({
      months: 12,
      previous: { start: "2009-12-01", end: "2010-12-01" },
      recent: { start: "2010-12-01", end: "2011-12-01" },
    });
  });

  test("are half of a shorter history, without a month that is not over or began late", () => {
    expect(compareMonths(always, { firstOrderOn: "2026-01-15", lastOrderOn: "2026-06-20" })).toEqual({
      months: 2,
      previous: { start: "2026-02-01", end: "2026-04-01" },
      recent: { start: "2026-04-01", end: "2026-06-01" },
    });
  });

  test("count a month as whole whose last day merely had no order", () => {
    const found = compareMonths(always, { firstOrderOn: "2026-01-02", lastOrderOn: "2026-04-29" });
    expect(found).toMatchObject({ months: 2, recent: { start: "2026-03-01", end: "2026-05-01" } });
  });

  test("stay within the period asked for", () => {
    const found = compareMonths(
      { start: "2026-02-10", end: "2026-05-01" },
      { firstOrderOn: "2024-01-01", lastOrderOn: "2026-11-20" },
    );
    expect(found).toEqual({
      months: 1,
      previous: { start: "2026-03-01", end: "2026-04-01" },
      recent: { start: "2026-04-01", end: "2026-05-01" },
    });
  });

  test.each([
    ["no order", { firstOrderOn: null, lastOrderOn: null }],
    ["one month", { firstOrderOn: "2026-01-01", lastOrderOn: "2026-01-31" }],
  ])("are none with %s", (_, shop) => expect(compareMonths(always, shop)).toBeNull());
});

test("growth from nothing is unknown, to nothing is a loss of all", () => {
  expect([growthOf(5, 0), growthOf(0, 5), growthOf(6, 5)]).toEqual([null, -1, 0.2]);
});
