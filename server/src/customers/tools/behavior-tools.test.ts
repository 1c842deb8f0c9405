import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { callCustomersTool, refusalOf } from "../../../test/customers/call-tool.ts";
import { mixedShop } from "../../../test/customers/mixed-shop.ts";
import type { PlacedOrder } from "../../../test/customers/place-orders.ts";
import { seedShop } from "../../../test/customers/seed-shop.ts";
import { customersWorkspace } from "../../../test/customers/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import { tablesOf } from "../behavior/behavior-tables.ts";
import { readBehavior } from "../behavior/read-behavior.ts";
import { readCurrentRun } from "../search/current-run.ts";
import { analyzeBehaviorTool } from "./analyze-behavior.ts";

const buy = (customer: string | null, at: string, total: number, more: object = {}): PlacedOrder => ({
  customer,
  at,
  lines: [{ product: "tea", total, ...more }],
});

/** London: summer time in June. */
const orders: PlacedOrder[] = [
  buy("a", "2025-01-06T09:30", 10),
  buy("a", "2025-01-20T23:30", 30, { discount: 10 }),
  buy("a", "2025-06-09T00:30", 20),
  {
    ...buy("b", "2025-01-06T09:45", 40),
    lines: [
      { product: "tea", total: 15 },
      { product: "pot", total: 25 },
    ],
  },
  { customer: "b", at: "2025-01-09T12:00", lines: [{ product: "pot", total: 25, return: true }] },
  buy("c", "2025-06-10T14:00", 100),
  buy(null, "2025-06-10T14:00", 999),
  { ...buy("c", "2025-06-11T14:00", 500), cancelled: true },
];

describe("six orders", async () => {
  const database = await testDatabase();
  const deps = customersWorkspace(database);
  beforeAll(() => seedShop(database, orders));
  const analyze = async (input: object = {}) => (await callCustomersTool(analyzeBehaviorTool, input, deps)).data;
  const rowsOf = async (table: string, input: object = {}) =>
    ((await analyze(input)).tables[table]?.rows ?? []).map(({ key, count, revenue }) => [key, count, revenue]);

  test("figures are of known customers' counted orders", async () => {
    expect(await analyze()).toMatchObject({
      customers: 3,
      orders: 5,
      revenue: 200,
      averages: { aov: 40, orders_per_customer: 1.67, products_per_order: 1.2, days_between_median: 14 },
      sample_share: 1,
    });
    expect((await analyze()).shares).toEqual({
      repeat_customers: 0.333333,
      discount: 0.047619,
      discounted_orders: 0.2,
      return_rate: 0.125,
      return_orders: 0.2,
      new_revenue: 0.75,
    });
  });

  test("weekdays, hours and months are the shop's own, also in summer", async () => {
    expect(await rowsOf("weekday")).toEqual([
      ["Monday", 4, 100],
      ["Tuesday", 1, 100],
    ]);
    expect(await rowsOf("hour")).toEqual([
      ["00:00", 1, 20],
      ["09:00", 2, 50],
      ["14:00", 1, 100],
      ["23:00", 1, 30],
    ]);
    expect(await rowsOf("month")).toEqual([
      ["2025-01", 3, 80],
      ["2025-06", 2, 120],
    ]);
  });

  test("distributions say how many", async () => {
    expect(await rowsOf("products_per_order")).toEqual([
      ["1", 4, 160],
      ["2-3", 1, 40],
    ]);
    expect(await rowsOf("orders_per_customer")).toEqual([
      ["1", 2, 140],
      ["3-5", 1, 60],
    ]);
    expect(await rowsOf("days_between_orders")).toEqual([
      ["8-14", 1, 30],
      ["91-180", 1, 20],
    ]);
    expect(await rowsOf("first_or_later")).toEqual([
      ["first", 3, 150],
      ["later", 2, 50],
    ]);
    expect(await rowsOf("discount")).toEqual([
      ["full price", 4, 170],
      ["with discount", 1, 30],
    ]);
  });

  test("a period and a filter narrow it", async () => {
    const june = { period: { start: "2025-06-01", end: "2025-07-01" } };
    expect(await analyze(june)).toMatchObject({ customers: 2, orders: 2, revenue: 120 });
    expect(await analyze({ ...june, where: [{ field: "order_count", op: ">", value: 1 }] })).toMatchObject({
      customers: 1,
      orders: 1,
      revenue: 20,
    });
  });

  test("nobody in the group, or nothing in the period, is said", async () => {
    const none = await analyze({ where: [{ field: "ltv", op: ">", value: 1e6 }] });
    expect(none).toMatchObject({ customers: 0, orders: 0, notice: "No customer is in this group." });
    expect((await analyze({ period: { start: "2020-01-01", end: "2021-01-01" } })).notice).toContain("Nobody");
  });

  test("an archetype before a discovery, and a field that is none, are refused", async () => {
    expect((await refusalOf(analyze({ archetype_id: "loyal" }))).publicMessage).toContain("rapport discover");
    expect((await refusalOf(analyze({ where: [{ field: "shoe_size", value: 1 }] }))).code).toBe("invalid_input");
  });

  test("the text says how often and when", async () => {
    const { text } = await callCustomersTool(analyzeBehaviorTool, {}, deps);
    expect(text).toContain("3 customers, 5 orders and £200.00 up to 2025-06-10");
    expect(text).toContain("33 % came back, typically 14 days later");
    expect(text).toContain("Busiest on Monday (80 % of orders), most around 09:00");
  });
});

test("an empty workspace says how to import", { timeout: 60_000 }, async () => {
  const { notice } = (await callCustomersTool(analyzeBehaviorTool, {}, customersWorkspace(empty))).data;
  expect(notice).toContain("rapport import orders");
});
const empty = await testDatabase();

describe("a sample", async () => {
  const database = await testDatabase();
  beforeAll(() => seedShop(database, mixedShop(400)));

  test("is of whole customers, the same ones each time, and near to all of them", async () => {
    const run = await readCurrentRun(database);
    const read = (oneIn: number) =>
      database.orm.transaction((tx) =>
        readBehavior(tx, {
          run,
          condition: sql`true`,
          period: { start: null, end: null },
          oneIn,
          timezone: "Europe/London",
        }),
      );
    const [all, some, again] = [await read(1), await read(4), await read(4)];
    expect(some).toEqual(again);
    expect(all.sums.people).toBe(400);
    expect(some.sums.people).toBeGreaterThan(60);
    expect(some.sums.people).toBeLessThan(140);
    const share = (of: typeof all) => of.sums.discounted / of.sums.orders;
    expect(share(some)).toBeCloseTo(share(all), 1);
    const scaled = tablesOf(some.cells, 400 / some.sums.people);
    expect(scaled["orders_per_customer"]?.rows.reduce((sum, { count }) => sum + count, 0)).toBeCloseTo(400, -1);
  });
});
