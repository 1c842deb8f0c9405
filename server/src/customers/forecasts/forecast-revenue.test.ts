import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../segments/seeded-random.ts";
import { dayNumber, dayOf } from "../day-number.ts";
import { forecastRevenue } from "./forecast-revenue.ts";
import type { ShopDays } from "./read-shop-days.ts";

const firstDay = dayNumber("2023-01-02");

/** A shop of these days; orders of 50 each where their number is not said. */
function shopOf(revenue: ArrayLike<number>, orders?: ArrayLike<number>): ShopDays {
  const values = Float64Array.from(revenue);
  return {
    currency: "GBP",
    timezone: "Europe/London",
    asOf: dayOf(firstDay + values.length - 1),
    pinned: false,
    firstDay,
    revenue: values,
    orders: orders ? Float64Array.from(orders) : values.map((value) => Math.max(0, Math.round(value / 50))),
    newCustomers: values.map(() => 0),
    lapsedCustomers: values.map(() => 0),
    activeCustomers: values.map(() => 0),
  };
}

function forecastOf(shop: ShopDays, months = 3, by: "month" | "week" = "month") {
  const forecast = forecastRevenue(shop, { months, by });
  if (!forecast) throw new Error("the shop has orders");
  return forecast;
}

/** Sells by a yearly wave with noise and twice as much at the weekend. */
function seasonalShop(days: number, { seed = 1, noise = 0.15 } = {}): ShopDays {
  const random = seededRandom(seed);
  return shopOf(
    Array.from({ length: days }, (_, day) => {
      const season = 1 + 0.6 * Math.sin((2 * Math.PI * day) / 364);
      return 1000 * season * (day % 7 >= 5 ? 2 : 1) * (1 + noise * (2 * random() - 1));
    }),
  );
}

describe("whatever the days of a shop were", () => {
  const amount = fc.oneof(
    { weight: 6, arbitrary: fc.double({ min: 0, max: 5000, noNaN: true }) },
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.double({ min: -2000, max: 0, noNaN: true }) },
    { weight: 1, arbitrary: fc.double({ min: 1e6, max: 1e9, noNaN: true }) },
  );
  const days = fc
    .tuple(
      fc.array(amount, { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 400 }),
    )
    // Some days again and again, and a gap of up to a year before them once more.
    .map(([part, times, gap]) =>
      Array.from({ length: times }, () => part)
        .flat()
        .concat(Array<number>(gap).fill(0), part),
    );

  test("forecasts are finite, never below 0, and lie within their limits", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 36 }), fc.constantFrom("month", "week"), (revenue, months, by) => {
        const { periods, total, backtest } = forecastOf(shopOf(revenue), months, by);
        expect(periods.length).toBe(by === "month" ? months : Math.round((months * 13) / 3));
        for (const { expected, low, high, already } of [...periods, total]) {
          expect([expected, low, high, already].every(Number.isFinite)).toBe(true);
          expect(low).toBeLessThanOrEqual(expected);
          expect(expected).toBeLessThanOrEqual(high);
          expect(low - already).toBeGreaterThanOrEqual(-1e-6 * Math.abs(already));
        }
        expect(Object.values(backtest ?? {}).every((figure) => figure === null || Number.isFinite(figure))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("a shop that sells in another currency gets the same forecast in it", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 60, maxLength: 500 }), (orders) => {
        const revenue = orders.map((count) => count * 50);
        const one = forecastOf(shopOf(revenue, orders)).total;
        const other = forecastOf(
          shopOf(
            revenue.map((sum) => sum * 7),
            orders,
          ),
        ).total;
        expect(other.expected).toBeCloseTo(one.expected * 7, 4);
        expect(other.high).toBeCloseTo(one.high * 7, 4);
      }),
      { numRuns: 30 },
    );
  });
});

test("months add up to the total, and weeks to the same money", () => {
  const shop = seasonalShop(800);
  const { periods, total } = forecastOf(shop, 6);
  expect(shop.asOf).toBe("2025-03-11");
  const sum = (of: typeof periods) => of.reduce((added, { expected, already }) => added + expected - already, 0);
  expect(sum(periods)).toBeCloseTo(total.expected - total.already, 3);
  // 24 weeks are 2025-03-12 to 2025-08-26, the months go on to 2025-08-31.
  const weeks = forecastOf(shop, 6, "week").periods;
  expect(sum(weeks.slice(0, 24))).toBeLessThan(total.expected - total.already);
  expect(sum(weeks.slice(0, 25))).toBeGreaterThan(total.expected - total.already);
});

test("a month under way is what is there already and the forecast of its other days", () => {
  const shop = seasonalShop(760, { noise: 0 });
  const [running, next] = forecastOf(shop, 2).periods;
  expect(shop.asOf).toBe("2025-01-30");
  expect(running).toMatchObject({ period: "2025-01" });
  const there = shop.revenue.subarray(-30).reduce((sum, value) => sum + value, 0);
  expect(running?.already).toBeCloseTo(there, 6);
  expect((running?.expected ?? 0) - there).toBeGreaterThan(500);
  expect((running?.expected ?? 0) - there).toBeLessThan(4000);
  expect(next).toMatchObject({ period: "2025-02", already: 0 });
  // On the last day of a month the first one is the next.
  const whole = shopOf(shop.revenue.subarray(0, 730));
  expect(whole.asOf).toBe("2024-12-31");
  expect(forecastOf(whole, 1).periods[0]).toMatchObject({ period: "2025-01", already: 0 });
});

test("a season that was there last year comes again, and the answer names the method and its error", () => {
  const whole = seasonalShop(364 * 3);
  const known = shopOf(whole.revenue.subarray(0, 364 * 2 + 90));
  const { periods, method, backtest, notices } = forecastOf(known, 3, "week");
  const came = whole.revenue.subarray(known.revenue.length, known.revenue.length + 7 * 13);
  const total = periods.reduce((sum, { expected }) => sum + expected, 0);
  expect(Math.abs(total / came.reduce((sum, value) => sum + value, 0) - 1)).toBeLessThan(0.05);
  expect(method).toContain("year");
  expect(backtest?.lastError).toBeLessThan(0.1);
  expect(notices).toEqual([]);
});

test("less than a year carries the level on, with wider limits, and says from when a season is used", () => {
  const shop = seasonalShop(200);
  const { method, notices, total } = forecastOf(shop);
  expect(method).toMatch(/mean|level/);
  expect(notices.join(" ")).toContain("From 2024-01-29 last year's weeks are used");
  expect(total.high / total.expected).toBeGreaterThan(1.3);
});

test("one giant order does not become a habit, and the answer says so", () => {
  const calm = seasonalShop(600);
  const shocked = shopOf(
    calm.revenue.map((value, day) => (day === 595 ? value + 500_000 : value)),
    calm.orders.map((count, day) => (day === 595 ? count + 1 : count)),
  );
  const { total, notices } = forecastOf(shocked);
  expect(total.expected - total.already).toBeLessThan(
    1.2 * (forecastOf(calm).total.expected - forecastOf(calm).total.already),
  );
  expect(notices.join(" ")).toContain("One day on which giant orders outweighed the rest");
});

test("a busy day of ordinary orders is no giant", () => {
  const calm = seasonalShop(600);
  const busy = shopOf(
    calm.revenue.map((value, day) => (day === 595 ? value * 12 : value)),
    calm.orders.map((count, day) => (day === 595 ? count * 12 : count)),
  );
  expect(forecastOf(busy).notices).toEqual([]);
});

test("a year that began or ended the shop is no season: its level is carried on", () => {
  const { method, total } = forecastOf(shopOf(Array.from({ length: 400 }, (_, day) => (day < 90 ? 10_000 : 500))));
  expect(method).toMatch(/mean|level/);
  expect((total.expected - total.already) / 90).toBeLessThan(700);
});

test("of weeks forecast after a year was seen at least nine in ten come to lie within their 90 % limits", () => {
  let within = 0;
  let all = 0;
  for (let seed = 1; seed <= 6; seed += 1) {
    const whole = seasonalShop(364 * 3, { seed, noise: 0.8 });
    for (const known of [430, 560, 700, 840, 900]) {
      for (const period of forecastOf(shopOf(whole.revenue.subarray(0, known)), 3, "week").periods) {
        const start = dayNumber(period.period) - firstDay;
        const came = whole.revenue.subarray(start, start + 7).reduce((sum, value) => sum + value, 0);
        all += 1;
        if (came >= period.low && came <= period.high) within += 1;
      }
    }
  }
  expect(within / all).toBeGreaterThanOrEqual(0.9);
  // Limits that hold everything say nothing.
  expect(within / all).toBeLessThan(1);
});
