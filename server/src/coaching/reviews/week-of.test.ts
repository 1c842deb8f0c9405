import { assert, constantFrom, date, property } from "fast-check";
import { expect, test } from "vitest";
import { ToolError } from "../../core/errors.ts";
import { lastWeek, weekOf, weeksUntil } from "./week-of.ts";

const pacific = "America/Los_Angeles";
const hours = ({ from, to }: { from: Date; to: Date }) => (to.getTime() - from.getTime()) / 3_600_000;

test("a week begins on Monday at midnight of its time zone, whichever of its days is named", () => {
  for (const day of ["2026-11-16", "2026-11-18", "2026-11-22"]) {
    expect(weekOf(day, pacific)).toEqual({
      week: "2026-11-16",
      from: new Date("2026-11-16T08:00:00Z"),
      to: new Date("2026-11-23T08:00:00Z"),
    });
  }
});

test("a moment lies in the week it has in the time zone, not in the one it has in UTC", () => {
  const mondayInUtc = new Date("2026-11-16T05:00:00Z");
  expect(weekOf(mondayInUtc, pacific).week).toBe("2026-11-09");
  expect(weekOf(mondayInUtc, "UTC").week).toBe("2026-11-16");
  expect(weekOf("2026-11-16T05:00:00Z", pacific).week).toBe("2026-11-09");
});

test("the week in which the clock goes forward is an hour shorter, the one in which it goes back an hour longer", () => {
  expect(hours(weekOf("2026-03-04", pacific))).toBe(167);
  expect(hours(weekOf("2026-10-28", pacific))).toBe(169);
  expect(hours(weekOf("2026-11-04", pacific))).toBe(168);
  expect(weekOf("2026-11-01", pacific).to).toEqual(weekOf("2026-11-02", pacific).from);
});

test("in a zone whose clock changes at midnight a week begins at the first moment of its Monday", () => {
  const { from, to } = weekOf("2026-03-25", "Asia/Beirut");
  expect(hours({ from, to })).toBe(167);
});

test("last week is the newest that is over, also in its first minute", () => {
  expect(lastWeek(new Date("2026-11-23T08:00:00Z"), pacific).week).toBe("2026-11-16");
  expect(lastWeek(new Date("2026-11-23T07:59:59Z"), pacific).week).toBe("2026-11-09");
});

test("weeks follow each other without gap or overlap over every change of the clock", () => {
  const zones = [pacific, "Europe/Berlin", "Australia/Lord_Howe", "Asia/Beirut", "UTC"];
  assert(
    property(
      date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true }),
      constantFrom(...zones),
      (moment, zone) => {
        const week = weekOf(moment, zone);
        expect(week.from <= moment && moment < week.to).toBe(true);
        const weeks = weeksUntil(week, 8, zone);
        expect(weeks).toHaveLength(8);
        expect(weeks.at(-1)).toEqual(week);
        for (const [index, { to }] of weeks.slice(0, -1).entries()) expect(to).toEqual(weeks[index + 1]?.from);
        expect(weekOf(week.week, zone)).toEqual(week);
      },
    ),
  );
});

test.each(["", "soon", "2026-13-01", "2026-02-30", "16.11.2026"])("%j is no date", (text) => {
  expect(() => weekOf(text, pacific)).toThrow(ToolError);
});
