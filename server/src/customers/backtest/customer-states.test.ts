import * as fc from "fast-check";
import { expect, test } from "vitest";
import { statesAt } from "./customer-states.ts";
import { outcomesAfter } from "./outcomes-after.ts";
import type { PurchaseHistory } from "./purchase-history.ts";
import { thinHistory } from "./thin-history.ts";

const entries = fc.uniqueArray(fc.record({ day: fc.integer({ min: 0, max: 60 }), spend: fc.integer() }), {
  selector: ({ day }) => day,
  maxLength: 8,
});
const shops = fc.array(
  entries.map((of) => of.toSorted((a, b) => a.day - b.day)),
  { maxLength: 12 },
);

function historyOf(shop: { day: number; spend: number }[][]): PurchaseHistory {
  const starts = [0];
  for (const own of shop) starts.push((starts.at(-1) ?? 0) + own.length);
  return {
    starts: Int32Array.from(starts),
    days: Int32Array.from(shop.flat(), ({ day }) => day),
    spend: Float64Array.from(shop.flat(), ({ spend }) => spend),
    asOfDay: 60,
    sampledOf: shop.length,
  };
}

test("a state knows what came by its day and an outcome only what came after, each of them once", () => {
  fc.assert(
    fc.property(shops, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 40 }), (shop, day, horizon) => {
      const history = historyOf(shop);
      const states = statesAt(history, day);
      const outcomes = outcomesAfter(history, states, horizon);
      const known = shop.flatMap((own, customer) => (own.some((one) => one.day <= day) ? [customer] : []));
      expect([...states.customers]).toEqual(known);
      known.forEach((customer, place) => {
        const own = shop[customer] ?? [];
        const before = own.filter((one) => one.day <= day);
        const after = own.filter((one) => one.day > day && one.day <= day + horizon);
        expect(states.purchaseDays[place]).toBe(before.length);
        expect(states.firstDays[place]).toBe(before[0]?.day);
        expect(states.lastDays[place]).toBe(before.at(-1)?.day);
        expect(states.gross[place]).toBe(before.reduce((sum, { spend }) => sum + spend, 0));
        expect(outcomes.purchases[place]).toBe(after.length);
        expect(outcomes.spend[place]).toBe(after.reduce((sum, { spend }) => sum + spend, 0));
      });
    }),
  );
});

test("a thinned history holds whole customers, no more than asked for", () => {
  fc.assert(
    fc.property(shops, fc.integer({ min: 1, max: 12 }), (shop, most) => {
      const thin = thinHistory(historyOf(shop), most);
      expect(thin.starts).toHaveLength(Math.min(most, shop.length) + 1);
      const kept = Array.from({ length: thin.starts.length - 1 }, (_, at) =>
        [...thin.days.subarray(thin.starts[at], thin.starts[at + 1])].join(" "),
      );
      const all = shop.map((own) => own.map(({ day }) => day).join(" "));
      expect(all).toEqual(expect.arrayContaining(kept));
    }),
  );
});
