import { expect, test } from "vitest";
import type { PurchaseHistory } from "../backtest/purchase-history.ts";
import { statesAt } from "../backtest/customer-states.ts";
import { seededRandom } from "../segments/seeded-random.ts";
import { eachState } from "./each-state.ts";
import { fitOutlook } from "./fit-outlook.ts";
import { fitPredictor } from "./fit-predictor.ts";
import type { OutlookModel } from "./outlook-model.ts";
import { predictCustomer } from "./predict-customer.ts";
import { predictRevenue } from "./predict-revenue.ts";

const lastDay = 20_772;

interface Buyer {
  /** Days from one purchase to the next on the mean. */
  gap: number;
  leaves: number;
  spend: number;
}

/** Customers who came over `days`, the same each time; `change` may bend a purchase, or drop it by null. */
function shopOf(
  customers: number,
  days: number,
  change: (day: number, spend: number) => [number, number] | null = (day, spend) => [day, spend],
): PurchaseHistory {
  const random = seededRandom(3);
  const starts = [0];
  const entries: [number, number][] = [];
  for (let customer = 0; customer < customers; customer++) {
    const buyer: Buyer = { gap: 15 + 200 * random() ** 2, leaves: 0.05 + 0.4 * random(), spend: 20 + 100 * random() };
    const own = new Map<number, number>();
    for (let day = lastDay - days + Math.floor(random() * days); day <= lastDay;) {
      const bent = change(Math.floor(day), buyer.spend * (0.5 + random()));
      if (bent) own.set(...bent);
      if (random() < buyer.leaves) break;
      day += 1 - Math.log(1 - random()) * buyer.gap;
    }
    entries.push(...[...own].toSorted(([a], [b]) => a - b));
    if (entries.length > (starts.at(-1) ?? 0)) starts.push(entries.length);
  }
  return {
    starts: Int32Array.from(starts),
    days: Int32Array.from(entries, ([day]) => day),
    spend: Float64Array.from(entries, ([, spend]) => spend),
    asOfDay: lastDay,
    sampledOf: starts.length - 1,
  };
}

async function fitted(history: PurchaseHistory): Promise<OutlookModel> {
  const outlook = await fitOutlook(history);
  if ("missing" in outlook) throw new Error(outlook.missing);
  return outlook;
}

test("a shop's outlook ranks who comes back, keeps its totals and survives JSON", async () => {
  const model = await fitted(shopOf(1_500, 800));
  expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  const tested = model.report.horizons.find(({ horizonDays }) => horizonDays === 90);
  expect(tested?.origins).toHaveLength(4);
  const ours = tested?.scores.find(({ name }) => name === "ours");
  expect(ours?.auc).toBeGreaterThan(0.75);
  expect(Math.abs(ours?.bias ?? 1)).toBeLessThan(0.15);
  expect(ours?.coverage90).toBeGreaterThanOrEqual(0.9);
  expect(tested?.calibration).toHaveLength(10);
  expect(tested?.scores.map(({ name }) => name)).toEqual([
    "ours",
    "repeat model alone",
    "rule score",
    "RFM sum",
    "recency",
    "naive rate",
  ]);
}, 60_000);

test("what is fitted on a day does not change with what came after it", async () => {
  const history = shopOf(300, 600);
  const day = lastDay - 200;
  const known = statesAt(history, day);
  const blind: PurchaseHistory = {
    ...history,
    spend: history.spend.map((spend, at) => ((history.days[at] ?? 0) > day ? 1e6 : spend)),
  };
  expect(known.purchaseDays.length).toBeGreaterThan(100);
  expect((await fitPredictor(blind, day)).predictor).toEqual((await fitPredictor(history, day)).predictor);
}, 60_000);

test("where the usual rank among customers ends, percentiles do", async () => {
  const history = shopOf(600, 700);
  const model = await fitted(history);
  const percentiles: number[] = [];
  eachState(statesAt(history, lastDay), (state) => percentiles.push(predictCustomer(model, state, 90).percentile));
  const mean = percentiles.reduce((sum, percentile) => sum + percentile, 0) / percentiles.length;
  expect(mean).toBeGreaterThan(47);
  expect(mean).toBeLessThan(53);
}, 60_000);

test.each([
  ["negative and zero spend", shopOf(250, 500, (day, spend) => [day, spend < 60 ? -spend : spend < 90 ? 0 : spend])],
  ["nobody ever paid", shopOf(200, 500, (day) => [day, 0])],
  [
    "a gap of a year in all orders",
    shopOf(400, 1_100, (day, spend) => (day > lastDay - 600 && day < lastDay - 235 ? null : [day, spend])),
  ],
  ["nobody has bought for a year", shopOf(400, 1_100, (day, spend) => (day > lastDay - 365 ? null : [day, spend]))],
  [
    "everybody comes on two days only",
    shopOf(300, 700, (day, spend) => [day > lastDay - 350 ? lastDay - 10 : lastDay - 690, spend]),
  ],
  ["one giant customer", withGiant(shopOf(250, 500))],
])(
  "%s: the outlook is finite",
  async (_, history) => {
    const outlook = await fitted(history);
    expect(JSON.stringify(outlook)).not.toMatch(/NaN|Infinity/);
    eachState(statesAt(history, lastDay), (state) => {
      for (const figure of Object.values(predictCustomer(outlook, state, 90)))
        expect(Number.isFinite(figure)).toBe(true);
    });
    const [first] = statesAt(history, lastDay).firstDays;
    const giant = { purchaseDays: 200, firstDay: first ?? 0, lastDay, asOfDay: lastDay, gross: 1e9 };
    for (const { expected, low, high } of predictRevenue(outlook, giant, 2)) {
      expect(Number.isFinite(low + expected + high)).toBe(true);
    }
  },
  60_000,
);

/** Somebody who came every day of a year, for a thousand times as much as others. */
function withGiant(history: PurchaseHistory): PurchaseHistory {
  const days = Int32Array.from({ length: 365 }, (_, day) => lastDay - 364 + day);
  return {
    ...history,
    starts: Int32Array.from([...history.starts, history.days.length + days.length]),
    days: Int32Array.from([...history.days, ...days]),
    spend: Float64Array.from([...history.spend, ...days.map(() => 50_000)]),
    sampledOf: history.sampledOf + 1,
  };
}
