import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ToolError } from "../../../core/errors.ts";
import { dayNumber, dayOf } from "../../day-number.ts";
import { dayIn, easterIn } from "./calendar.ts";
import { findEvent } from "./find-event.ts";
import { indexMonths } from "./index-months.ts";
import { listOccurrences } from "./list-occurrences.ts";
import { compareWindows, measureWindow } from "./measure-window.ts";
import { periodEvent } from "./period-event.ts";
import { shopEvents } from "./shop-events.ts";

const british = { timezone: "Europe/London", currency: "GBP" };
const american = { timezone: "America/Chicago", currency: "USD" };
const windowOf = (name: string, year: number, shop = american) => {
  const { start, end } = findEvent(name, shop).windowIn(year);
  return [dayOf(start), dayOf(end - 1)];
};

test.each([
  "2000-04-23",
  "2008-03-23",
  "2010-04-04",
  "2011-04-24",
  "2024-03-31",
  "2025-04-20",
  "2026-04-05",
  "2038-04-25",
])("Easter is on %s", (day) => expect(dayOf(easterIn(Number(day.slice(0, 4))))).toBe(day));

test.each([
  ["Black Friday", 2026, "2026-11-23", "2026-11-30"],
  ["thanksgiving", 2026, "2026-11-13", "2026-11-26"],
  ["cyber-monday", 2025, "2025-12-01", "2025-12-01"],
  ["Mother's Day", 2026, "2026-04-27", "2026-05-10"],
  ["father’s day", 2026, "2026-06-08", "2026-06-21"],
  ["VALENTINES", 2026, "2026-02-01", "2026-02-14"],
  ["new year", 2025, "2025-12-27", "2026-01-07"],
  ["back to school", 2026, "2026-08-01", "2026-09-10"],
  ["labour day", 2026, "2026-08-29", "2026-09-07"],
  ["memorial day", 2026, "2026-05-16", "2026-05-25"],
  ["winter", 2027, "2027-12-01", "2028-02-29"],
  ["Q4", 2026, "2026-10-01", "2026-12-31"],
  ["february", 2028, "2028-02-01", "2028-02-29"],
])("%s of %d is %s to %s", (name, year, first, last) => expect(windowOf(name, year)).toEqual([first, last]));

test("in a British shop Mother's Day is Mothering Sunday", () => {
  expect(windowOf("mothers day", 2026, british)).toEqual(["2026-03-02", "2026-03-15"]);
});

test("every event is found by all its names, and has days in every year", () => {
  for (const { name, aliases, windowIn } of shopEvents) {
    for (const word of [name, ...aliases]) expect(findEvent(word.toUpperCase(), british).name).toBe(name);
    for (let year = 1997; year < 2040; year += 1) {
      const { start, end } = windowIn(year);
      expect(end).toBeGreaterThan(start);
      expect(dayOf(start).slice(0, 4)).toBe(String(year));
    }
  }
});

test("an unknown event is refused with the nearest ones", () => {
  const refusal = (() => {
    try {
      return findEvent("xmass", british);
    } catch (error) {
      return error;
    }
  })();
  expect(refusal).toBeInstanceOf(ToolError);
  expect(refusal).toMatchObject({ code: "not_found", message: expect.stringContaining("christmas") as unknown });
});

describe("days of every year", () => {
  test("are those asked for, in the years of the data, and then the next ones", () => {
    const { windowIn } = periodEvent({ start: "2011-12-20", end: "2012-01-10" });
    const { past, next } = listOccurrences(windowIn, {
      firstDay: dayNumber("2009-12-01"),
      asOfDay: dayNumber("2011-12-09"),
    });
    expect(past.map(({ start, end }) => [dayOf(start), dayOf(end)])).toEqual([
      ["2009-12-20", "2010-01-10"],
      ["2010-12-20", "2011-01-10"],
    ]);
    expect(dayOf(next.start)).toBe("2011-12-20");
  });

  test.each([
    { start: "2011-12-20" },
    { start: "2010-01-01", end: "2012-01-01" },
    { start: "2011-02-30", end: "2011-04-01" },
  ])("%o is refused", (period) => expect(() => periodEvent(period)).toThrow(ToolError));

  test("the next window begins after the day, and none is left out between", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...shopEvents),
        fc.integer({ min: 10_000, max: 22_000 }),
        fc.integer({ min: 0, max: 1500 }),
        ({ windowIn }, firstDay, length) => {
          const asOfDay = firstDay + length;
          const { past, next } = listOccurrences(windowIn, { firstDay, asOfDay });
          expect(next.start).toBeGreaterThan(asOfDay);
          expect(next.start - asOfDay).toBeLessThanOrEqual(400);
          const years = [...past.map(({ year }) => year), next.year];
          expect(years).toEqual(Array.from(years, (_, at) => (years[0] ?? 0) + at));
        },
      ),
    );
  });
});

describe("a shop of 100 a day that doubles in December", () => {
  const firstDay = dayIn(2023, 1, 1);
  const days = dayIn(2026, 1, 1) - firstDay;
  const revenue = Float64Array.from({ length: days }, (_, day) =>
    dayOf(firstDay + day).slice(5, 7) === "12" ? 200 : 100,
  );
  const shop = { firstDay, revenue, orders: revenue.map(() => 2), newCustomers: revenue.map(() => 1) };
  const december = findEvent("december", british);

  test("has a December a good half above its year", () => {
    const months = indexMonths(firstDay, revenue);
    expect(months).toHaveLength(12);
    expect(months[11]?.index).toBeCloseTo(200 / ((100 * (365 + 31)) / 365), 1);
    expect(months[11]?.years).toBe(3);
  });

  test("is lifted by 100 % against a normal week then, and not at all in June", () => {
    const whole = measureWindow(shop, december.windowIn(2024));
    expect(whole).toMatchObject({ complete: true, daysSeen: 31, orders: 62, newCustomers: 31, revenue: 6200 });
    expect(whole.lift).toBeCloseTo(1, 9);
    expect(measureWindow(shop, findEvent("june", british).windowIn(2024)).lift).toBeCloseTo(0, 9);
  });

  test("compares a window that is under way with as many days of the year before", () => {
    const running = {
      ...shop,
      revenue: revenue.subarray(0, days - 21).map((value, day) => (day > days - 60 ? value * 1.5 : value)),
    };
    const window = december.windowIn(2025);
    expect(measureWindow(running, window)).toMatchObject({ complete: false, daysSeen: 10 });
    expect(compareWindows(running, window, december.windowIn(2024))).toBeCloseTo(0.5, 9);
    expect(compareWindows(shop, december.windowIn(2023), december.windowIn(2022))).toBeNull();
  });
});
