import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { areaUnderCurve } from "../backtest/area-under-curve.ts";
import { brierScore } from "../backtest/brier-score.ts";
import { statesAt } from "../backtest/customer-states.ts";
import { meanAbsoluteError } from "../backtest/mean-absolute-error.ts";
import { outcomesAfter } from "../backtest/outcomes-after.ts";
import type { PurchaseHistory } from "../backtest/purchase-history.ts";
import { topTenthCapture } from "../backtest/top-tenth-capture.ts";
import { dayNumber } from "../day-number.ts";
import { fitOutlook } from "./fit-outlook.ts";
import { foretell } from "./foretell.ts";
import { intervalCoverage } from "./interval-coverage.ts";

const data = process.env.RAPPORT_DATA ?? join(import.meta.dirname, "../../../../../shared/data");
const file = join(data, "customers/cdnow_sample.csv.gz");
const absent = !existsSync(file);
const why = absent ? " (skipped: the file is not in RAPPORT_DATA)" : "";
const day = dayNumber("1997-09-30");

/** Purchases up to a day, of one customer after the other, days merged. */
function readCdnow(until: number): PurchaseHistory {
  const bought = new Map<string, Map<number, number>>();
  const rows = gunzipSync(readFileSync(file)).toString("utf8").trim().split("\n").slice(1);
  for (const row of rows) {
    const [, customer = "", on = "", , amount] = row.split(",");
    const own = bought.get(customer) ?? new Map<number, number>();
    if (dayNumber(on) <= until) own.set(dayNumber(on), (own.get(dayNumber(on)) ?? 0) + Number(amount));
    if (own.size > 0) bought.set(customer, own);
  }
  const starts = [0];
  const entries: [number, number][] = [];
  for (const own of bought.values()) {
    entries.push(...[...own].toSorted(([a], [b]) => a - b));
    starts.push(entries.length);
  }
  return {
    starts: Int32Array.from(starts),
    days: Int32Array.from(entries, ([on]) => on),
    spend: Float64Array.from(entries, ([, spend]) => spend),
    asOfDay: until,
    sampledOf: bought.size,
  };
}

describe.skipIf(absent)(`CDNOW's sample, 39 weeks foretold from 39 weeks${why}`, () => {
  test("ranking, calibration, numbers and intervals are as good as the reference tools' or better", async () => {
    const outlook = await fitOutlook(readCdnow(day));
    if ("missing" in outlook) throw new Error(outlook.missing);
    const history = readCdnow(day + 273);
    const states = statesAt(history, day);
    expect(states.customers).toHaveLength(2_357);
    const outcomes = outcomesAfter(history, states, 273);
    const stayedAway = outcomes.purchases.map((count) => (count === 0 ? 1 : 0));
    const foretold = foretell(outlook, states, 273);
    // Published parameters of BG/NBD give .757, .161, .7855 and .470; a logistic model trained on an earlier cut .783.
    expect(areaUnderCurve(foretold.noPurchase, stayedAway)).toBeGreaterThanOrEqual(0.77);
    expect(brierScore(foretold.noPurchase, stayedAway)).toBeLessThanOrEqual(0.161);
    expect(meanAbsoluteError(foretold.purchases, outcomes.purchases)).toBeLessThanOrEqual(0.79);
    expect(topTenthCapture(foretold.purchases, outcomes.purchases)).toBeGreaterThanOrEqual(0.47);
    const question = { predictor: outlook, states, outcomes, foretold, horizonDays: 273, coverage: 0.9 };
    expect(intervalCoverage(question)).toBeGreaterThanOrEqual(0.9);
  }, 60_000);
});
