import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitPeriod } from "./split-period.ts";

const day = fc
  .integer({ min: 0, max: 1500 })
  .map((days) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10));

describe("a period split into whole months and the days at its ends", () => {
  test("has every day of it once and none beside it", () => {
    fc.assert(
      fc.property(day, day, (one, other) => {
        fc.pre(one < other);
        const { months, days } = splitPeriod({ start: one, end: other });
        const whole = months ? [{ start: months.start ?? "", end: months.end ?? "" }] : [];
        const parts = [...whole, ...days].toSorted((left, right) => (left.start < right.start ? -1 : 1));
        expect(parts[0]?.start).toBe(one);
        expect(parts.at(-1)?.end).toBe(other);
        for (const part of parts) expect(part.start < part.end).toBe(true);
        expect(parts.slice(1).map((part) => part.start)).toEqual(parts.slice(0, -1).map((part) => part.end));
        for (const month of whole) expect([month.start.slice(8), month.end.slice(8)]).toEqual(["01", "01"]);
      }),
    );
  });

  test("without ends is all months, and with one end has days at that end only", () => {
    expect(splitPeriod({ start: null, end: null })).toEqual({ months: { start: null, end: null }, days: [] });
    expect(splitPeriod({ start: "2026-03-10", end: null })).toEqual({
      months: { start: "2026-04-01", end: null },
      days: [{ start: "2026-03-10", end: "2026-04-01" }],
    });
    expect(splitPeriod({ start: null, end: "2026-03-10" })).toEqual({
      months: { start: null, end: "2026-03-01" },
      days: [{ start: "2026-03-01", end: "2026-03-10" }],
    });
  });
});
