import * as fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { createZoneClock } from "./zone-clock.ts";

const zones = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/St_Johns", "UTC"];

describe("the clock of a time zone", () => {
  const london = createZoneClock("Europe/London");
  const moment = (wall: string) => new Date(london.toMoment(Date.parse(`${wall}Z`))).toISOString().slice(0, 16);

  test("reads summer and winter", () => {
    expect(moment("2011-01-15T10:00")).toBe("2011-01-15T10:00");
    expect(moment("2011-07-15T10:00")).toBe("2011-07-15T09:00");
  });

  test("takes a repeated hour for its first time and moves a left-out one on", () => {
    expect(moment("2011-10-30T01:30")).toBe("2011-10-30T00:30");
    expect(moment("2011-10-30T02:00")).toBe("2011-10-30T02:00");
    expect(moment("2011-03-27T01:30")).toBe("2011-03-27T01:30");
    expect(moment("2011-03-27T02:30")).toBe("2011-03-27T01:30");
  });

  test("agrees with Luxon on every moment's day, and gives back each moment whose reading is its own", () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 900_000_000, max: 1_900_000_000 }), (zone, seconds) => {
        const clock = createZoneClock(zone);
        const there = DateTime.fromSeconds(seconds, { zone });
        expect(clock.dayOf(seconds * 1000)).toBe(there.toISODate());
        const wallMs = seconds * 1000 + there.offset * 60_000;
        const back = clock.toMoment(wallMs);
        expect(back).toBeLessThanOrEqual(seconds * 1000);
        expect(back + DateTime.fromMillis(back, { zone }).offset * 60_000).toBe(wallMs);
      }),
    );
  });
});
