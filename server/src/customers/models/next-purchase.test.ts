import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cdnowSample, readVisits, withoutCdnow } from "../../../test/customers/read-visits.ts";
import { nextPurchase } from "./next-purchase.ts";

const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

test("a weekly customer who came yesterday is expected within the fortnight; one due a month ago is overdue", () => {
  const weekly = { purchaseDays: 53, firstOn: "2024-01-01", lastOn: "2024-12-30", meanGapDays: 40, gapSpread: 0.2 };
  const fresh = nextPurchase({ ...weekly, asOf: "2024-12-31" });
  expect(fresh.overdue).toBe(false);
  expect(fresh.expectedOn >= "2025-01-02" && fresh.expectedOn <= "2025-01-14").toBe(true);
  expect(nextPurchase({ ...weekly, asOf: "2025-02-10" }).overdue).toBe(true);
  expect(fresh.basis).toBe("52 own gaps of 7 days on average, with the shop's mean gap of 40 days counted as 3 more");
});

test("for any history: low <= expected <= high, all after the day of asking", () => {
  const history = fc.record({
    purchaseDays: fc.integer({ min: 1, max: 400 }),
    span: fc.nat(4_000),
    waited: fc.nat(4_000),
    meanGapDays: fc.double({ min: 0, max: 2_000, noNaN: true }),
    gapSpread: fc.option(fc.double({ min: 0, max: 20, noNaN: true })),
  });
  fc.assert(
    fc.property(history, ({ purchaseDays, span, waited, meanGapDays, gapSpread }) => {
      const [firstOn, lastOn, asOf] = [0, span, span + waited].map((day) => dateOf(15_000 + day));
      if (firstOn === undefined || lastOn === undefined || asOf === undefined) throw new Error("three dates");
      const next = nextPurchase({ purchaseDays, firstOn, lastOn, asOf, meanGapDays, gapSpread });
      expect(asOf < next.low).toBe(true);
      expect(next.low <= next.expectedOn && next.expectedOn <= next.high).toBe(true);
    }),
  );
});

test("regular gaps give a narrower interval than gaps by chance", () => {
  const history = {
    purchaseDays: 20,
    firstOn: "2024-01-01",
    lastOn: "2024-09-30",
    asOf: "2024-10-01",
    meanGapDays: 14,
  };
  const width = (gapSpread: number): number => {
    const { low, high } = nextPurchase({ ...history, gapSpread });
    return Date.parse(high) - Date.parse(low);
  };
  expect(width(0.1)).toBeLessThan(width(1) * 0.7);
});

describe.skipIf(withoutCdnow !== null)(`who came back (${withoutCdnow ?? "CDNOW sample"})`, () => {
  test("did so within the interval nine times in ten", () => {
    const asOf = Date.parse("1997-09-30") / 86_400_000;
    const people = Array.from(readVisits(cdnowSample).values(), (days) => Array.from(days.keys()));
    const returned = people.filter((days) => days.some((day) => day <= asOf) && days.some((day) => day > asOf));
    const gaps = people.map((days) => days.filter((day) => day <= asOf)).filter((days) => days.length > 1);
    const span = gaps.reduce((sum, days) => sum + (days.at(-1) ?? 0) - (days[0] ?? 0), 0);
    const meanGapDays = span / gaps.reduce((sum, days) => sum + days.length - 1, 0);
    const inside = returned.filter((days) => {
      const known = days.filter((day) => day <= asOf);
      const { low, high } = nextPurchase({
        purchaseDays: known.length,
        firstOn: dateOf(known[0] ?? 0),
        lastOn: dateOf(known.at(-1) ?? 0),
        asOf: dateOf(asOf),
        meanGapDays,
        gapSpread: null,
      });
      const came = dateOf(days.find((day) => day > asOf) ?? 0);
      return low <= came && came <= high;
    });
    expect(returned).toHaveLength(684);
    expect(inside.length / returned.length).toBeGreaterThan(0.9);
  });
});
