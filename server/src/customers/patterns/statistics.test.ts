import * as fc from "fast-check";
import { expect, test } from "vitest";
import { binomialTail, criticalCount } from "./binomial-tail.ts";
import { irwinHallTail } from "./irwin-hall-tail.ts";
import { laplaceTrend } from "./laplace-trend.ts";
import { purchaseTrend } from "./purchase-trend.ts";
import { shopClock } from "./shop-clock.ts";

test("the tail of a sum of uniform numbers is known for one and two of them, and for many the normal one", () => {
  expect(irwinHallTail(1, 0.3)).toBeCloseTo(0.7, 12);
  expect(irwinHallTail(2, 1.5)).toBeCloseTo(0.125, 12);
  expect(irwinHallTail(2, 0.5)).toBeCloseTo(0.875, 12);
  // 1.959964 standard deviations above the mean of a hundred.
  expect(irwinHallTail(100, 50 + 1.959964 * Math.sqrt(100 / 12))).toBeCloseTo(0.025, 6);
});

const tailOfMany = (n: number) => irwinHallTail(n, n / 2 + 1.645 * Math.sqrt(n / 12));

test("the tail of a sum of uniform numbers falls from 1 to 0, is symmetric, and passes smoothly to the normal one", () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), part, part, (n, one, other) => {
      const [low, high] = [Math.min(one, other) * n, Math.max(one, other) * n];
      expect(irwinHallTail(n, low)).toBeGreaterThanOrEqual(irwinHallTail(n, high) - 1e-9);
      expect(irwinHallTail(n, low) + irwinHallTail(n, n - low)).toBeCloseTo(1, 8);
    }),
  );
  expect(Math.abs(tailOfMany(16) - tailOfMany(17))).toBeLessThan(0.001);
});

test("a binomial tail is the sum of its chances", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.nat(60),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      (n, k, p) => {
        let chance = (1 - p) ** n;
        let sum = k <= 0 ? chance : 0;
        for (let at = 1; at <= n; at++) {
          chance *= ((n - at + 1) / at) * (p / (1 - p));
          if (at >= k) sum += chance;
        }
        expect(binomialTail(k, n, p)).toBeCloseTo(sum, 5);
      },
    ),
  );
});

test("the critical count is the smallest one that chance reaches no more often than the level", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, p) => {
      const k = criticalCount(n, p, 0.05);
      // n + 1 is never reached, and one below 0 always.
      expect(binomialTail(k, n, p)).toBeLessThanOrEqual(0.05);
      expect(binomialTail(k - 1, n, p)).toBeGreaterThan(0.05);
    }),
  );
});

const times = fc
  .array(fc.double({ min: 0.001, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 60 })
  .map((all) => all.toSorted((a, b) => a - b));

test("a trend read backwards is the opposite one with the same chance", () => {
  fc.assert(
    fc.property(times, (series) => {
      const there = laplaceTrend(series);
      const back = laplaceTrend(series.map((time) => 1 - time).toReversed());
      expect(back.z).toBeCloseTo(-there.z, 8);
      expect(back.p).toBeCloseTo(there.p, 8);
      expect(there.p).toBeGreaterThanOrEqual(0);
      expect(there.p).toBeLessThanOrEqual(0.5 + 1e-9);
    }),
  );
});

/** Of an even series moved towards the end: the more, the smaller the power. */
const trendOf = (power: number) => laplaceTrend(Array.from({ length: 12 }, (_, at) => ((at + 0.5) / 12) ** power)).z;

test("an event later never makes the trend weaker, gaps being as regular", () => {
  expect(trendOf(1)).toBeCloseTo(0, 10);
  expect(trendOf(0.8)).toBeGreaterThan(0.5);
  expect(trendOf(0.5)).toBeGreaterThan(trendOf(0.8));
});

/** A generator of numbers from 0 to 1 (Park & Miller 1988). */
function drawn(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

test.each([4, 6, 12, 30])(
  "of series of %i purchases by chance at most one in twenty shows a trend upwards",
  (events) => {
    const random = drawn(events);
    const series = Array.from({ length: 4000 }, () => Array.from({ length: events }, random).toSorted((a, b) => a - b));
    const found = series.map((one) => laplaceTrend(one)).filter(({ z, p }) => z > 0 && p <= 0.05);
    // Two standard deviations of a count at exactly the level.
    expect(found.length).toBeLessThan(200 + 28);
    expect(found.length).toBeGreaterThan(20);
  },
);

const plainZ = (series: number[]) => (series.reduce((sum, time) => sum + time, 0) / 10 - 0.5) * Math.sqrt(120);

test("bursts are no trend: who buys in clusters needs a stronger one", () => {
  const even = [0.3, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.99];
  const clustered = [0.1, 0.11, 0.12, 0.95, 0.96, 0.97, 0.975, 0.98, 0.985, 0.99];
  expect(laplaceTrend(clustered).z).toBeLessThan(0.7 * plainZ(clustered));
  expect(laplaceTrend(even).z).toBeGreaterThan(0.85 * plainZ(even));
});

const year = Array.from({ length: 12 }, (_, month) => `2025-${String(month + 1).padStart(2, "0")}-01`);
const [from, to] = [20_089, 20_453];
const evenClock = shopClock(
  year.map((month) => ({ month, orders: 100 })),
  from,
  to,
);

test("the shop's clock counts its orders, day by day to the end of its data", () => {
  const clock = shopClock(
    [
      { month: "2025-01-01", orders: 31 },
      { month: "2025-02-01", orders: 10 },
    ],
    from,
    // 10 February.
    from + 40,
  );
  expect(clock.at(from - 1)).toBe(0);
  expect(clock.at(from)).toBeCloseTo(1, 12);
  expect(clock.at(from + 30)).toBeCloseTo(31, 12);
  expect(clock.at(from + 35)).toBeCloseTo(36, 12);
  expect(clock.at(from + 400)).toBeCloseTo(41, 12);
});

test("what the whole shop does before Christmas is no trend of a customer's", () => {
  const seasonal = shopClock(
    year.map((month, at) => ({ month, orders: at >= 10 ? 1000 : 100 })),
    from,
    to,
  );
  const days = [40, 120, 200, 260, 306, 312, 318, 324, 330, 336, 342, 348, 354, 360].map((day) => from + day);
  const customer = { days, firstDay: from - 100, from, to };
  expect(purchaseTrend(customer, evenClock)?.p).toBeLessThan(0.01);
  expect(purchaseTrend(customer, seasonal)?.p).toBeGreaterThan(0.05);
});

test("who first came within the window is observed from the day after", () => {
  const days = [0, 30, 60, 90, 120, 150].map((day) => from + 200 + day);
  const trend = purchaseTrend({ days, firstDay: from + 200, from, to }, evenClock);
  expect(trend).toMatchObject({ from: from + 201, before: 2, after: 3 });
  expect(Math.abs(trend?.z ?? 9)).toBeLessThan(1);
  expect(purchaseTrend({ days: days.slice(0, 4), firstDay: from + 200, from, to }, evenClock)).toBeNull();
});
