import { beforeAll, describe, expect, test } from "vitest";
import { callCustomersTool, refusalOf } from "../../../test/customers/call-tool.ts";
import type { PlacedOrder } from "../../../test/customers/place-orders.ts";
import { seedShop } from "../../../test/customers/seed-shop.ts";
import { customersWorkspace } from "../../../test/customers/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import { analyzeCategoryTrendsTool } from "./analyze-category-trends.ts";
import { analyzeCohortsTool } from "./analyze-cohorts.ts";
import { analyzeProductAffinityTool } from "./analyze-product-affinity.ts";
import { analyzeProductPerformanceTool } from "./analyze-product-performance.ts";
import { analyzeRfmTool } from "./analyze-rfm.ts";
import { getShopOverviewTool } from "./get-shop-overview.ts";

const tools = [
  getShopOverviewTool,
  analyzeRfmTool,
  analyzeCohortsTool,
  analyzeProductAffinityTool,
  analyzeCategoryTrendsTool,
  analyzeProductPerformanceTool,
];

describe("an empty workspace", async () => {
  const deps = customersWorkspace(await testDatabase());

  test.each(tools.map((tool) => [tool.name, tool] as const))(
    "%s answers zeros and says how to import",
    async (_, tool) => {
      const { data, text } = await callCustomersTool(tool as typeof getShopOverviewTool, {}, deps);
      expect(data.notice).toContain("rapport import orders");
      expect(text).toContain("rapport import orders");
      expect(data.currency ?? null).toBeNull();
    },
  );
});

/** Thread and needles go together; kits come back; a guest and a cancelled order stand apart. */
const orders: PlacedOrder[] = [
  ...Array.from({ length: 8 }, (_, n) => ({
    customer: `C${n}`,
    at: `2026-0${1 + (n % 3)}-1${n}`,
    lines: [
      { product: "thread", category: "Thread", quantity: 2, total: 10 },
      { product: "needle", category: "Notions", total: 4 },
    ],
  })),
  ...Array.from({ length: 12 }, (_, n) => ({
    customer: `C${n}`,
    at: `2026-0${4 + (n % 3)}-20`,
    lines: [{ product: "kit", category: "Kits", total: 50, ...(n === 0 && { discount: 5 }) }],
  })),
  { customer: "C1", at: "2026-06-25", lines: [{ product: "kit", category: "Kits", total: 50, return: true }] },
  { customer: "C1", at: "2026-06-30", lines: [{ product: "thread", category: "Thread", total: 5 }] },
  {
    customer: null,
    at: "2026-05-05",
    lines: [
      { product: "thread", category: "Thread", total: 7 },
      { product: "needle", total: 4 },
    ],
  },
  { customer: "C2", at: "2026-06-01", cancelled: true, lines: [{ product: "kit", total: 500 }] },
];

describe("a small shop", async () => {
  const database = await testDatabase();
  const deps = customersWorkspace(database);
  beforeAll(() => seedShop(database, orders));

  test("the overview counts known customers, and guests and cancelled orders apart", async () => {
    const { data, text } = await callCustomersTool(getShopOverviewTool, {}, deps);
    expect(data).toMatchObject({
      currency: "GBP",
      customers: 12,
      orders: 21,
      lines: 29,
      gross_revenue: 717,
      returns_value: 50,
      net_revenue: 667,
      discounts: 5,
      cancelled_orders: 1,
      guests: { orders: 1, lines: 2, gross_revenue: 11 },
      products: 3,
      categories: 3,
      as_of: "2026-06-30",
      discovery: null,
    });
    expect(text).toContain("12 customers, 21 orders of 29 lines from 2026-01-10 to 2026-06-30");
    expect(text).toContain("rapport discover");
  });

  test("a pair counts orders of known customers that hold both, with lift and confidence both ways", async () => {
    const { data } = await callCustomersTool(analyzeProductAffinityTool, { product: "Needle" }, deps);
    // Both in 8 of 21 orders, needle in 8, thread in 9.
    expect(data).toMatchObject({ orders: 21, product: { id: "needle", orders: 8 }, total: 1, next_cursor: null });
    expect(data.items).toEqual([
      expect.objectContaining({
        a: "needle",
        b: "thread",
        orders: 8,
        support: 0.380952,
        lift: 2.333333,
        confidence: 1,
        confidence_back: 0.888889,
      }),
    ]);
    const all = (await callCustomersTool(analyzeProductAffinityTool, {}, deps)).data;
    expect(all.items).toMatchObject([{ a: "needle", b: "thread", orders: 8, lift: 2.333333 }]);
    const kits = (await callCustomersTool(analyzeProductAffinityTool, { category: "kits" }, deps)).data;
    expect(kits).toMatchObject({ items: [], total: 0, notice: expect.stringContaining("min_orders") as unknown });
  });

  test("a product has sales to everybody, buyers among known customers, returns and who came back for it", async () => {
    const { data } = await callCustomersTool(analyzeProductPerformanceTool, { product: "thread" }, deps);
    expect(data.items).toMatchObject([
      {
        product_id: "thread",
        units: 18,
        revenue: 92,
        orders: 10,
        customers: 8,
        repeat_share: 0.125,
        price: 5.11,
        return_rate: 0,
      },
    ]);
    const kits = (await callCustomersTool(analyzeProductPerformanceTool, { category: "Kits" }, deps)).data;
    expect(kits.items).toMatchObject([{ product_id: "kit", revenue: 600, returns_value: 50, return_rate: 0.083333 }]);
  });

  test("categories have shares of the month's revenue and growth against as many months before", async () => {
    const { data } = await callCustomersTool(analyzeCategoryTrendsTool, {}, deps);
    expect(data.items.map(({ category, revenue }) => [category, revenue])).toEqual([
      ["Kits", 600],
      ["Thread", 92],
      ["Notions", 36],
    ]);
    expect(data.growth_months).toBe(2);
    const thread = data.items[1];
    expect(thread?.months).toContainEqual({ month: "2026-01", units: 6, revenue: 30, share: 0.714286 });
    // March and April brought 20, May and June 12.
    expect(thread?.growth).toBe(-0.4);
    expect(data.products).toEqual([]);
    const one = (await callCustomersTool(analyzeCategoryTrendsTool, { category: "notions" }, deps)).data;
    expect(one).toMatchObject({ total: 1, items: [{ category: "Notions" }], products: [{ product_id: "needle" }] });
  });

  const page = (input: object) => callCustomersTool(analyzeProductPerformanceTool, input, deps);

  test("a list goes on where its page ended, and no other list takes its cursor", async () => {
    const first = (await page({ limit: 2 })).data;
    expect(first).toMatchObject({ total: 3, next_cursor: expect.any(String) as unknown });
    const second = (await page({ limit: 2, cursor: first.next_cursor })).data;
    expect([...first.items, ...second.items].map(({ product_id: id }) => id)).toEqual(["kit", "thread", "needle"]);
    expect(second.next_cursor).toBeNull();
    const refusal = await refusalOf(page({ limit: 2, sort: "units", cursor: first.next_cursor }));
    expect(refusal.code).toBe("invalid_input");
  });

  test("customers of an RFM group are those that its count says, with scores of its rule", async () => {
    const { data: all } = await callCustomersTool(analyzeRfmTool, {}, deps);
    for (const { group, customers } of all.groups) {
      const { data } = await callCustomersTool(analyzeRfmTool, { group, limit: 200 }, deps);
      expect(data.items.filter((item) => item.group === group)).toHaveLength(customers);
      expect(data.total).toBe(customers);
    }
    expect(all.items[0]).toMatchObject({ customer_id: "C1", orders: 3, revenue: 69 });
    expect(all.as_of).toBe("2026-06-30");
  });

  test("RFM as of an earlier day sees no later order", async () => {
    const { data } = await callCustomersTool(analyzeRfmTool, { as_of: "2026-03-31" }, deps);
    expect(data).toMatchObject({ customers: 8, revenue: 112, as_of: "2026-03-31" });
  });

  test.each([
    ["that ends before it begins", { start: "2026-05-01", end: "2026-04-01" }],
    ["of no day", { start: "2026-05-01", end: "2026-05-01" }],
    ["with a day that the calendar lacks", { start: "2026-02-30" }],
    ["in words", { end: "last week" }],
  ])("a period %s is refused with what to write", async (_, period) => {
    for (const tool of [analyzeRfmTool, analyzeCohortsTool, analyzeProductAffinityTool, analyzeCategoryTrendsTool]) {
      const refusal = await refusalOf(callCustomersTool(tool as typeof analyzeRfmTool, { period }, deps));
      expect(refusal.code).toBe("invalid_input");
      expect(refusal.issues?.[0]?.path).toMatch(/^period\./);
      expect(refusal.publicMessage).toMatch(/2026-/);
    }
  });

  test.each([
    ["product", { product: "threat" }, "thread"],
    ["category", { category: "Notion" }, "Notions"],
  ])("a %s that nobody has is not found, with the nearest", async (_, input, nearest) => {
    for (const tool of [analyzeProductAffinityTool, analyzeProductPerformanceTool]) {
      const refusal = await refusalOf(callCustomersTool(tool as typeof analyzeProductAffinityTool, input, deps));
      expect(refusal.code).toBe("not_found");
      expect(refusal.publicMessage).toContain(nearest);
    }
  });
});
