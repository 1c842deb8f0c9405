import { expect, test } from "vitest";
import { periodOf } from "./time-period.ts";

const zone = "America/Los_Angeles";

test("a period is whole days of the time zone, and today is the last of them", () => {
  const { from, to } = periodOf("last_7_days", new Date("2026-11-21T20:00:00Z"), zone);
  expect(from?.toISOString()).toBe("2026-11-15T08:00:00.000Z");
  expect(to.toISOString()).toBe("2026-11-22T08:00:00.000Z");
});

test("the previous period ends where this one begins, across a change of the clocks too", () => {
  const { from, previous } = periodOf("last_7_days", new Date("2026-11-04T20:00:00Z"), zone);
  expect(previous?.to).toEqual(from);
  expect(from?.toISOString()).toBe("2026-10-29T07:00:00.000Z");
  expect(previous?.from.toISOString()).toBe("2026-10-22T07:00:00.000Z");
});

test("all time has no beginning and nothing before it", () => {
  expect(periodOf("all_time", new Date("2026-11-21T20:00:00Z"), zone)).toMatchObject({ from: null, previous: null });
});
