import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { analyzeCategoryTrendsTool } from "../../src/customers/tools/analyze-category-trends.ts";
import { analyzeCohortsTool } from "../../src/customers/tools/analyze-cohorts.ts";
import { analyzeProductAffinityTool } from "../../src/customers/tools/analyze-product-affinity.ts";
import { analyzeProductPerformanceTool } from "../../src/customers/tools/analyze-product-performance.ts";
import { analyzeRfmTool } from "../../src/customers/tools/analyze-rfm.ts";
import { getShopOverviewTool } from "../../src/customers/tools/get-shop-overview.ts";
import { testDatabase } from "../database.ts";
import { callCustomersTool } from "./call-tool.ts";
import { ordersImport } from "./orders-import.ts";
import { customersWorkspace } from "./workspace.ts";

const data = join(process.env["RAPPORT_DATA"] ?? join(import.meta.dirname, "../../../../shared/data"), "customers");
const isThere = existsSync(join(data, "online_retail_ii.csv.gz"));
const unless = isThere ? "" : " (skipped: RAPPORT_DATA is absent)";

/** Expected figures were computed by others from Online Retail II (UCI 502): known customers, sales only. */
describe.skipIf(!isThere)(`analyses of Online Retail II${unless}`, async () => {
  const database = await testDatabase();
  const { importFile } = ordersImport(database);
  const deps = customersWorkspace(database);
  beforeAll(async () => {
    const products = join(data, "online_retail_ii_products.csv.gz");
    await importFile(join(data, "online_retail_ii.csv.gz"), { products });
  }, 300_000);

  test("the overview has the published totals and returns, guests apart", async () => {
    const shop = (await callCustomersTool(getShopOverviewTool, {}, deps)).data;
    expect(shop).toMatchObject({
      currency: "GBP",
      customers: 5878,
      orders: 36_969,
      lines: 791_044,
      gross_revenue: 17_431_533.18,
      returns_value: 1_087_882.14,
      return_lines: 18_446,
      return_orders: 7901,
      first_order_at: "2009-12-01T07:45:00.000+00:00",
      last_order_at: "2011-12-09T12:50:00.000+00:00",
      as_of: "2011-12-09",
      discovery: null,
    });
    expect(shop.guests.lines).toBe(228_608);
  });

  test.each([
    ["through the profiles", { as_of: "2011-12-10" }],
    ["through the orders", { as_of: "2011-12-10", period: { start: "2009-12-01" } }],
  ])("RFM has the published quantiles and top customers, %s", async (_, input) => {
    const { data: rfm } = await callCustomersTool(analyzeRfmTool, { ...input, limit: 5 }, deps);
    expect(rfm.quantiles).toEqual({
      recency_days: [20, 59, 190, 411],
      orders: [1, 2, 4, 8],
      revenue: [287.25, 612.13, 1231.5, 2919.65],
    });
    expect(rfm.averages).toEqual({ recency_days: 201.87, orders: 6.29, revenue: 2965.56 });
    expect(
      rfm.items.map(({ customer_id: id, recency_days: days, orders, revenue }) => [id, days, orders, revenue]),
    ).toEqual([
      ["18102", 1, 145, 580_987.04],
      ["14646", 2, 151, 528_602.52],
      ["14156", 10, 156, 313_624.17],
      ["14911", 2, 398, 291_561.05],
      ["17450", 9, 51, 244_944.25],
    ]);
    expect(rfm.groups.reduce((sum, { customers }) => sum + customers, 0)).toBe(5878);
  });

  test("the months and the cohort of January 2010 are the published ones", async () => {
    const { data: trends } = await callCustomersTool(analyzeCategoryTrendsTool, {}, deps);
    expect(trends.shop_months).toHaveLength(25);
    expect(trends.shop_months[11]).toMatchObject({
      month: "2010-11",
      orders: 2587,
      customers: 1607,
      revenue: 1_172_336.04,
    });
    expect(trends.shop_months[24]).toMatchObject({
      month: "2011-12",
      orders: 778,
      customers: 615,
      revenue: 518_192.79,
    });
    expect(trends).toMatchObject({ items: [], notice: expect.stringContaining("category") as unknown });
    expect(trends.products).toHaveLength(10);
    const { data: cohorts } = await callCustomersTool(
      analyzeCohortsTool,
      { period: { start: "2010-01-01", end: "2010-02-01" } },
      deps,
    );
    expect(cohorts.total).toBe(1);
    const months = cohorts.items[0]?.months ?? [];
    expect(months).toHaveLength(24);
    expect([0, 1, 12, 23].map((later) => [months[later]?.customers, months[later]?.revenue])).toEqual([
      [383, 161_893.49],
      [79, 39_134.05],
      [85, 42_813.92],
      [22, 8825.86],
    ]);
  });

  test("pairs of 2011 have the published counts, lifts and confidences, of one product and of all", async () => {
    const period = { start: "2011-01-01", end: "2012-01-01" };
    const ask = async (input: object) =>
      (await callCustomersTool(analyzeProductAffinityTool, { period, ...input }, deps)).data;
    const one = await ask({ product: "22916" });
    expect(one).toMatchObject({ orders: 17_132, product: { orders: 174 }, sample_share: 1, notice: null });
    const expected = {
      orders: 166,
      support: 0.009689,
      lift: 90.801788,
      confidence: 0.954023,
      confidence_back: 0.922222,
    };
    expect(one.items.find(({ b }) => b === "22917")).toMatchObject({ a: "22916", ...expected });
    const all = await ask({ min_orders: 150, limit: 15 });
    expect(all.orders).toBe(17_132);
    expect(all.items[0]).toMatchObject({ a: "22916", b: "22917", ...expected });
    expect(all.items.map(({ a, b, orders }) => `${a} ${b} ${orders}`).slice(10)).toEqual([
      "23171 23172 202",
      "22745 22746 169",
      "21899 21900 157",
      "22746 22748 179",
      "23174 23175 206",
    ]);
  });

  const saleOf = async (period: object) =>
    (await callCustomersTool(analyzeProductPerformanceTool, { product: "85123A", period }, deps)).data.items[0];

  test("a product's days at either end of a period are counted to the day", async () => {
    const [whole, first, second] = await Promise.all([
      saleOf({ start: "2011-01-01", end: "2011-12-01" }),
      saleOf({ start: "2011-01-01", end: "2011-05-17" }),
      saleOf({ start: "2011-05-17", end: "2011-12-01" }),
    ]);
    expect((first?.orders ?? 0) + (second?.orders ?? 0)).toBe(whole?.orders);
    expect((first?.units ?? 0) + (second?.units ?? 0)).toBe(whole?.units);
    expect(whole?.orders).toBeGreaterThan(1000);
  });
});
