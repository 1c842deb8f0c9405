import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callCustomersTool, refusalOf } from "../../../test/customers/call-tool.ts";
import { discoverHere } from "../../../test/customers/discover-here.ts";
import { mixedShop } from "../../../test/customers/mixed-shop.ts";
import { seedShop } from "../../../test/customers/seed-shop.ts";
import { customersWorkspace } from "../../../test/customers/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import { scoreChurn } from "../churn/churn-rule.ts";
import { summarizeChurn } from "../churn/summarize-churn.ts";
import type { CustomersDeps } from "../deps.ts";
import { exportProfiles } from "../exports/export-profiles.ts";
import { canPredict, loadOutlook } from "../outlook/load-outlook.ts";
import { predictProfile } from "../outlook/predict-profile.ts";
import { recordOrder } from "../orders/record-order.ts";
import { loadProfile } from "../profiles/load-profile.ts";
import { forecastCustomerLtvTool } from "./forecast-customer-ltv.ts";
import { getCustomerProfileTool } from "./get-customer-profile.ts";
import { getModelReportTool } from "./get-model-report.ts";
import { predictChurnRiskTool } from "./predict-churn-risk.ts";
import { predictNextPurchaseTool } from "./predict-next-purchase.ts";
import { searchCustomersTool } from "./search-customers.ts";
import { summarizeChurnTool } from "./summarize-churn.ts";

const folder = mkdtempSync(join(tmpdir(), "rapport-predictions-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function exported(deps: CustomersDeps, horizonDays: number): Promise<Record<string, string>[]> {
  const file = join(folder, `${horizonDays}.csv`);
  await exportProfiles({ file, horizonDays, signal: new AbortController().signal }, deps, () => {});
  return parse(readFileSync(file), { columns: true });
}

const customers = 160;

describe("of a discovered shop", async () => {
  const database = await testDatabase();
  const deps = customersWorkspace(database);
  const ids = Array.from({ length: customers }, (_, n) => `c${n}`);

  const sumUp = async () => (await summarizeChurn(database, { horizonDays: 90, limit: 1 })).withoutPurchase ?? NaN;

  beforeAll(async () => {
    await seedShop(database, mixedShop(customers));
    await discoverHere(database);
  });

  test("churn risk has a score that adds up, probabilities, the model with its back-test, and what to do", async () => {
    const { data, text } = await callCustomersTool(predictChurnRiskTool, { customer_id: "c3" }, deps);
    expect(data.factors.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(data.risk_score, 12);
    expect(data).toMatchObject({ customer_id: "c3", horizon_days: 90, currency: "GBP", as_of: "2025-12-31" });
    for (const share of [data.probability_no_purchase, data.probability_alive]) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }
    expect(data.percentile).toBeGreaterThanOrEqual(0);
    expect(data.percentile).toBeLessThanOrEqual(100);
    expect(data.value_at_risk).toBeGreaterThan(0);
    expect(data.model).toMatch(/NBD.*back-test/);
    expect(data.recommendations.length).toBeGreaterThan(0);
    expect(text).toContain("likely to buy nothing in the next 90 days");
  });

  test("a longer horizon never makes no purchase more likely", async () => {
    const chances: number[] = [];
    for (const horizon of [7, 30, 89, 90, 91, 365, 3650]) {
      const { data } = await callCustomersTool(
        predictChurnRiskTool,
        { customer_id: "c1", horizon_days: horizon },
        deps,
      );
      chances.push(data.probability_no_purchase ?? NaN);
    }
    expect(chances).toEqual(chances.toSorted((a, b) => b - a));
  });

  test.each([14, 90, 400])(
    "the summary %i days ahead is the sum of everybody's own predictions",
    async (horizonDays) => {
      const own = await Promise.all(
        ids.map(async (id) => predictProfile(database, await loadProfile(database, id), horizonDays)),
      );
      const sum = (of: (one: (typeof own)[number]) => number) => own.reduce((all, one) => all + of(one), 0);
      const summary = await summarizeChurn(database, { horizonDays, limit: 200 });
      expect(summary.customers).toBe(customers);
      expect(summary.withoutPurchase).toBeCloseTo(
        sum(({ prediction }) => prediction?.probabilityNoPurchase ?? NaN),
        3,
      );
      const atRisk = sum(({ prediction }) => prediction?.valueAtRisk ?? NaN);
      expect(Math.abs((summary.valueAtRisk ?? NaN) / atRisk - 1)).toBeLessThan(1e-5);
      for (const { tenths, customers: counted } of summary.byTenths) {
        expect(counted).toBe(own.filter(({ score }) => score.tenths === tenths).length);
      }
      for (const one of summary.first) {
        const { prediction, score } = own[ids.indexOf(one.id)] ?? {};
        expect(one.probability).toBeCloseTo(prediction?.probabilityNoPurchase ?? NaN, 5);
        expect(one.tenths).toBe(score?.tenths);
      }
      const values = summary.first.map(({ valueAtRisk }) => valueAtRisk ?? NaN);
      expect(values).toEqual(values.toSorted((a, b) => b - a));
      const endangered = own.filter(
        ({ score, prediction }) => score.tenths >= 5 || (prediction?.probabilityNoPurchase ?? 0) >= 0.5,
      );
      expect(summary.first).toHaveLength(endangered.length);
      const few = await summarizeChurn(database, { horizonDays, limit: 5 });
      expect(few.first).toEqual(summary.first.slice(0, 5));
    },
  );

  test("the summary's counts are the rule's, and its text names whom to save first", async () => {
    const { data, text } = await callCustomersTool(summarizeChurnTool, { limit: 3 }, deps);
    expect(Object.values(data.by_level).reduce((sum, count) => sum + count, 0)).toBe(customers);
    expect(data.at_risk_count).toBe(data.by_level.HIGH + data.by_level.CRITICAL);
    expect(data.critical_risk_count).toBe(data.by_level.CRITICAL);
    expect(data.customers).toHaveLength(3);
    expect(data.customers.map(({ value_at_risk: value }) => value)).not.toContain(null);
    expect(text).toContain(`of ${customers} customers`);
    expect(text).toContain(data.customers[0]?.customer_id);
  });

  test("customers are filtered and sorted by score and probability", async () => {
    const where = [{ field: "risk_score", op: ">=", value: 0.5 }];
    const { data } = await callCustomersTool(searchCustomersTool, { where, limit: 200 }, deps);
    const summary = await callCustomersTool(summarizeChurnTool, {}, deps);
    expect(data.total).toBe(summary.data.at_risk_count);
    const sorted = await callCustomersTool(searchCustomersTool, { sort: "-probability_no_purchase", limit: 200 }, deps);
    const chances = await Promise.all(
      sorted.data.items.map(async ({ customer_id: id }) => {
        const forecast = await predictProfile(database, await loadProfile(database, id), 90);
        return forecast.prediction?.probabilityNoPurchase ?? NaN;
      }),
    );
    for (const [at, chance] of chances.entries()) expect(chance).toBeLessThanOrEqual((chances[at - 1] ?? 1) + 1e-6);
  });

  test("the next purchase lies in its interval, behind the day it is asked of", async () => {
    const { data, text } = await callCustomersTool(predictNextPurchaseTool, { customer_id: "c0" }, deps);
    expect(data.interval.low <= data.expected_at && data.expected_at <= data.interval.high).toBe(true);
    expect(data.interval.low > data.as_of).toBe(true);
    expect(data.basis).toMatch(/gap/);
    expect(text).toContain("nine times in ten");
  });

  test("value is forecast month by month and in all, with intervals in order and a narrower one of the sum", async () => {
    const { data, text } = await callCustomersTool(forecastCustomerLtvTool, { customer_id: "c0", months: 6 }, deps);
    expect(data.months.map(({ month }) => month)).toEqual([
      "2026-01",
      "2026-02",
      "2026-03",
      "2026-04",
      "2026-05",
      "2026-06",
    ]);
    for (const { expected, low, high } of data.months) {
      expect(low).toBeLessThanOrEqual(expected);
      expect(expected).toBeLessThanOrEqual(high);
    }
    const sum = (of: "expected" | "low" | "high") => data.months.reduce((all, month) => all + month[of], 0);
    expect(data.total).toBeCloseTo(sum("expected"), 0);
    const { low = NaN, high = NaN } = data.total_interval ?? {};
    expect(low).toBeLessThanOrEqual(data.total ?? NaN);
    expect(high).toBeGreaterThanOrEqual(data.total ?? NaN);
    expect(high - low).toBeLessThan(sum("high") - sum("low"));
    const { ltv } = await loadProfile(database, "c0");
    expect(data).toMatchObject({ historic_ltv: ltv, tier: ltv >= 500 ? "Mid Value" : "Standard" });
    expect(text).toContain("nine times in ten");
    const error = await refusalOf(callCustomersTool(forecastCustomerLtvTool, { customer_id: "c0", months: 37 }, deps));
    expect(error.code).toBe("invalid_input");
  });

  test.each([90, 200])("every exported row %i days ahead says what the tools say", async (horizonDays) => {
    const rows = await exported(deps, horizonDays);
    expect(rows).toHaveLength(customers);
    for (const row of rows.slice(0, 12)) {
      const profile = await loadProfile(database, row["customer_id"] ?? "");
      const { prediction } = await predictProfile(database, profile, horizonDays);
      expect(Number(row["risk_score"])).toBe(scoreChurn(profile).tenths / 10);
      expect(Number(row["probability_no_purchase"])).toBeCloseTo(prediction?.probabilityNoPurchase ?? NaN, 5);
      expect(Number(row["probability_alive"])).toBeCloseTo(prediction?.probabilityAlive ?? NaN, 5);
      expect(Number(row["expected_purchases"])).toBeCloseTo(prediction?.expectedPurchases ?? NaN, 4);
      expect(Number(row["expected_revenue"]) / (prediction?.expectedRevenue ?? NaN)).toBeCloseTo(1, 4);
      const next = await callCustomersTool(predictNextPurchaseTool, { customer_id: row["customer_id"] }, deps);
      expect(row["next_purchase_at"]).toBe(next.data.expected_at);
    }
  });

  test("the report names the models, how they did, and simpler rules beside them", async () => {
    const { data, text } = await callCustomersTool(getModelReportTool, {}, deps);
    expect(data.models.filter(({ used }) => used).length).toBeGreaterThan(0);
    expect(data.data_span?.to).toBe("2025-12-31");
    expect(data.customers).toBe(customers);
    expect(data.backtest[0]?.scores.map(({ name }) => name)).toEqual(expect.arrayContaining(["ours"]));
    expect(text).toContain("AUC");
  });

  test("a live order changes the customer's predictions, the profile's and the summary's at once", async () => {
    const ask = async () => (await callCustomersTool(predictChurnRiskTool, { customer_id: "c7" }, deps)).data;
    const [before, summedBefore] = [await ask(), await sumUp()];
    await recordOrder(
      {
        id: "live",
        customer: { id: "c7", email: null, name: null },
        orderedAt: "2025-12-31T15:00:00Z",
        currency: "GBP",
        lines: [{ productId: "p1", quantity: 1, total: "25" }],
      },
      deps,
    );
    const [after, summedAfter] = [await ask(), await sumUp()];
    expect(after.last_order_on).toBe("2025-12-31");
    expect(after.probability_no_purchase).toBeLessThan(before.probability_no_purchase ?? NaN);
    expect(after.factors.map(({ factor }) => factor)).not.toContain("long_since_last_purchase");
    const fell = (before.probability_no_purchase ?? NaN) - (after.probability_no_purchase ?? NaN);
    expect(summedBefore - summedAfter).toBeCloseTo(fell, 4);
    const { data } = await callCustomersTool(getCustomerProfileTool, { customer_id: "c7" }, deps);
    expect(data.prediction.probability_no_purchase).toBe(after.probability_no_purchase);
    expect(data.notice).toBeNull();
  });

  test("a run of an older version answers by the rule and says to discover again, which then predicts", async () => {
    const run = sql`(select max(id) from discovery_runs)`;
    const finished = new Date().toISOString();
    await database.orm.execute(
      sql`update discovery_runs set outlook = null, finished_at = ${finished} where id = ${run}`,
    );
    const { data, text } = await callCustomersTool(predictChurnRiskTool, { customer_id: "c3" }, deps);
    expect(data).toMatchObject({ probability_no_purchase: null, probability_alive: null, value_at_risk: null });
    expect(data.risk_score).toBeGreaterThanOrEqual(0);
    expect(text).toContain("run `npx rapport discover` again");
    const summary = await callCustomersTool(summarizeChurnTool, {}, deps);
    expect(summary.data).toMatchObject({
      value_at_risk: null,
      expected_without_purchase: null,
      customer_count: customers,
    });
    expect(summary.text).toContain("discover` again");
    const report = await callCustomersTool(getModelReportTool, {}, deps);
    expect(report.text).toContain("discover` again");
    const [row] = await exported(deps, 90);
    expect(row).toMatchObject({ probability_no_purchase: "", risk_score: expect.stringMatching(/^\d/) });
    const found = { where: [{ field: "probability_no_purchase", op: ">=", value: 0 }] };
    expect((await callCustomersTool(searchCustomersTool, found, deps)).data.total).toBe(0);
    await discoverHere(database);
    const again = await callCustomersTool(predictChurnRiskTool, { customer_id: "c3" }, deps);
    expect(again.data.probability_no_purchase).not.toBeNull();
  });
});

test("a discovery as of a day predicts what a shop that ended then would have", async () => {
  const day = "2025-10-15";
  const outlookOf = async (of: "all" | "seen") => {
    const all = mixedShop(120);
    await seedShop(of === "all" ? whole : ended, of === "all" ? all : all.filter(({ at }) => at <= day));
    const database = of === "all" ? whole : ended;
    const runId = await discoverHere(database, { asOf: day });
    const outlook = await loadOutlook(database, { runId, finishedAt: "" });
    const deps = customersWorkspace(database);
    const { data } = await callCustomersTool(predictChurnRiskTool, { customer_id: "c2" }, deps);
    return { outlook, data };
  };
  const [seen, shorter] = [await outlookOf("all"), await outlookOf("seen")];
  expect(canPredict(seen.outlook)).toBe(true);
  expect(seen).toEqual(shorter);
});
const whole = await testDatabase();
const ended = await testDatabase();

describe("of a shop that cannot be predicted yet", async () => {
  const database = await testDatabase();
  const deps = customersWorkspace(database);
  const young = mixedShop(60).filter(({ at }) => at >= "2025-10-20");

  test("without orders the summary says how to bring them", async () => {
    const { data, text } = await callCustomersTool(summarizeChurnTool, {}, deps);
    expect(data).toMatchObject({ customer_count: 0, at_risk_count: 0, customers: [], as_of: null });
    expect(text).toContain("import orders");
  });

  test("before the first discovery the rule answers from figures alone, and says what is missing", async () => {
    await seedShop(database, young);
    const { data, text } = await callCustomersTool(predictChurnRiskTool, { customer_id: "c0" }, deps);
    expect(data).toMatchObject({ probability_no_purchase: null, percentile: null });
    expect(text).toContain("run `npx rapport discover`");
    const summary = await callCustomersTool(summarizeChurnTool, {}, deps);
    const own = await Promise.all(
      summary.data.customers.map(
        async ({ customer_id: id }) => scoreChurn(await loadProfile(database, id)).tenths / 10,
      ),
    );
    expect(summary.data.customers.map(({ risk_score: score }) => score)).toEqual(own);
    const next = await callCustomersTool(predictNextPurchaseTool, { customer_id: "c0" }, deps);
    expect(next.data.expected_at > next.data.as_of).toBe(true);
    expect(next.data.probability_of_purchase).toBeNull();
    const report = await callCustomersTool(getModelReportTool, {}, deps);
    expect(report.data).toMatchObject({ models: [], backtest: [] });
  });

  test("with too little history the rule still works, and the day is named from which the rest will", async () => {
    await discoverHere(database);
    const { data, text } = await callCustomersTool(predictChurnRiskTool, { customer_id: "c0" }, deps);
    expect(data.probability_no_purchase).toBeNull();
    expect(data.model).toMatch(/Too little history.*From \d{4}-\d\d-\d\d on/);
    expect(text).toContain("What to do:");
    const ltv = await callCustomersTool(forecastCustomerLtvTool, { customer_id: "c0" }, deps);
    expect(ltv.data).toMatchObject({ months: [], total: null, total_interval: null });
    expect(ltv.text).toMatch(/so far.*\nToo little history/);
    const summary = await callCustomersTool(summarizeChurnTool, {}, deps);
    expect(Object.values(summary.data.by_level).reduce((sum, count) => sum + count, 0)).toBe(
      summary.data.customer_count,
    );
    expect(summary.text).toContain("Too little history");
  });
});
