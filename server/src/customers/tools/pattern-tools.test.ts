import { beforeAll, describe, expect, test } from "vitest";
import { callCustomersTool, refusalOf } from "../../../test/customers/call-tool.ts";
import { mixedShop } from "../../../test/customers/mixed-shop.ts";
import type { PlacedLine, PlacedOrder } from "../../../test/customers/place-orders.ts";
import { seedShop } from "../../../test/customers/seed-shop.ts";
import { customersWorkspace } from "../../../test/customers/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import { patternNames } from "../patterns/find-pattern.ts";
import { findCustomersTool } from "./find-customers.ts";

const dayOfYear = (day: number) => new Date(Date.UTC(2025, 0, day)).toISOString().slice(0, 10);

const order = (customer: string, day: number, lines: PlacedLine[]): PlacedOrder => ({
  customer,
  at: `${dayOfYear(day)}T10:00`,
  lines,
});
const tea = (total: number, more: Partial<PlacedLine> = {}): PlacedLine => ({ product: "tea", total, ...more });

const rising = [20, 80, 130, 170, 200, 225, 245, 260, 275, 288, 300, 311, 321, 330, 338, 345, 351, 356, 360, 363];

/** A year of people who buy every month, and one or some of each pattern. */
const shop: PlacedOrder[] = [
  ...Array.from({ length: 24 }, (_, n) =>
    Array.from({ length: 12 }, (__, month) => order(`steady${n}`, 3 + n + month * 30, [tea(10 + n / 10)])),
  ).flat(),
  ...rising.flatMap((day) => ["more", "more-too"].map((customer) => order(customer, day, [tea(10)]))),
  ...rising.map((day) => order("less", 366 - day, [tea(10)])),
  ...[5, 35, 65, 95, 125, 155].map((day) => order("gone", day, [tea(30)])),
  order("once-lately", 335, [tea(12)]),
  order("once-long-ago", 20, [tea(14)]),
  order("once-today", 365, [tea(15)]),
  ...[2, 23, 44, 65, 86, 107, 128, 338].map((day) =>
    order(
      "trade",
      day + 2,
      Array.from({ length: 12 }, (_, n) => ({ product: `article${n}`, quantity: 40, total: 80 })),
    ),
  ),
  ...[10, 60, 120, 180, 240, 300, 350].map((day, n) =>
    order("bargain", day, [tea(20, n === 3 ? {} : { discount: 8 })]),
  ),
];

describe("a year of a small shop, before any discovery", async () => {
  const database = await testDatabase();
  const deps = customersWorkspace(database);
  beforeAll(() => seedShop(database, shop));

  const find = async (pattern: string, more: object = {}) =>
    (await callCustomersTool(findCustomersTool, { pattern, limit: 200, ...more }, deps)).data;
  const whyOf = async (pattern: string) => (await find(pattern)).items[0]?.why;
  const ids = async (pattern: string) => (await find(pattern)).items.map((item) => item.customer_id);

  test.each([
    ["one_time", ["once-today", "once-long-ago", "once-lately"]],
    ["momentum", ["more", "more-too"]],
    ["declining", ["less"]],
    ["lapsed", ["gone"]],
    ["second_order_due", ["once-lately"]],
    ["discount_dependent", ["bargain"]],
    ["b2b", ["trade"]],
  ])("%s finds whom it is about and nobody else", async (pattern, expected) => {
    const found = await find(pattern);
    expect(found.items.map((item) => item.customer_id)).toEqual(expected);
    expect(found.total).toBe(expected.length);
    expect(found.definition).toMatch(/\d/);
  });

  test("high value is the tenth above the average, the largest first", async () => {
    const found = await find("high_value");
    expect(found.items[0]).toMatchObject({ customer_id: "trade", metrics: { ltv: 7680, order_count: 8 } });
    expect(found.items.length).toBeLessThanOrEqual(4);
    expect(found.revenue).toBe(found.items.reduce((sum, { metrics }) => sum + (metrics["ltv"] ?? 0), 0));
  });

  test("each reason names its numbers", async () => {
    expect(await whyOf("momentum")).toMatch(
      /^Bought on \d days? from 2025-01-\d\d and on \d+ from 2025-07-\d\d, .*0\.00/,
    );
    expect(await whyOf("lapsed")).toContain("(6 purchase days); silent for 210");
    expect(await whyOf("discount_dependent")).toContain(
      "6 of 7 orders and 86 % of their spend with a discount, which took off 26 %. Without one they bought once, for £20.00",
    );
    expect(await whyOf("b2b")).toContain("40.0 units a line, 12.0 lines and £960.00 an order, 8 purchase days");
    expect(await whyOf("second_order_due")).toContain("the typical second order comes on this day");
  });

  test("the second order is due when the shop's customers place theirs", async () => {
    expect((await find("second_order_due")).definition).toContain("between 30 and 30 days ago");
  });

  test("pages neither repeat nor skip anybody, and a cursor fits its pattern only", async () => {
    for (const pattern of ["one_time", "b2b", "momentum"]) {
      const all = await ids(pattern);
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await find(pattern, { limit: 1, ...(cursor && { cursor }) });
        seen.push(...page.items.map((item) => item.customer_id));
        expect(page.total).toBe(all.length);
        cursor = page.next_cursor;
      } while (cursor);
      expect(seen).toEqual(all);
    }
    const { next_cursor: cursor } = await find("one_time", { limit: 1 });
    expect((await refusalOf(find("lapsed", { cursor }))).code).toBe("invalid_input");
  });

  test("the text says how many there are, why, and what to do", async () => {
    const { text } = await callCustomersTool(findCustomersTool, { pattern: "lapsed" }, deps);
    expect(text).toContain("1 customer up to 2025-12-31, who brought £180.00.");
    expect(text).toContain("gone: Usually came every");
    expect(text).toContain("plan_outreach");
  });
});

describe("odd shops", () => {
  const shops: [string, PlacedOrder[]][] = [
    ["one customer who ordered once", [order("a", 10, [tea(5)])]],
    ["everybody on one day", Array.from({ length: 12 }, (_, n) => order(`c${n}`, 50, [tea(10)]))],
    [
      "one giant among one-time buyers",
      [
        ...Array.from({ length: 300 }, (_, n) => order("giant", 1 + n, [tea(1000, { quantity: 500 })])),
        ...Array.from({ length: 9 }, (_, n) => order(`c${n}`, 300, [tea(10)])),
      ],
    ],
    [
      "nothing paid, and all sent back",
      [
        order("a", 10, [tea(0), tea(20, { return: true })]),
        order("a", 40, [tea(0)]),
        order("b", 41, [tea(5), tea(50, { return: true })]),
      ],
    ],
    ["a gap of years", [order("a", -2000, [tea(5)]), order("a", 20, [tea(5)]), order("b", -1990, [tea(5)])]],
    [
      "always with a discount",
      Array.from({ length: 60 }, (_, n) => order(`c${n % 6}`, n * 5, [tea(9, { discount: 1 })])),
    ],
  ];

  describe.each(shops)("%s", async (_, orders) => {
    const database = await testDatabase();
    const deps = customersWorkspace(database);
    beforeAll(() => seedShop(database, orders));

    test.each(patternNames)("%s is answered in finite numbers", async (pattern) => {
      const { data, text } = await callCustomersTool(findCustomersTool, { pattern }, deps);
      for (const { metrics } of data.items) {
        expect(Object.values(metrics).filter((value) => value !== null && !Number.isFinite(value))).toEqual([]);
      }
      expect(data.items.length).toBe(Math.min(data.total, 20));
      expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
    });
  });
});

describe("an empty workspace", async () => {
  const deps = customersWorkspace(await testDatabase());

  test.each(patternNames)("says how to import when asked for %s", async (pattern) => {
    const { data, text } = await callCustomersTool(findCustomersTool, { pattern }, deps);
    expect(data).toMatchObject({ items: [], total: 0, revenue: 0 });
    expect(text).toContain("rapport import orders");
  });
});

describe("a mixed shop", async () => {
  const database = await testDatabase();
  const deps = customersWorkspace(database);
  beforeAll(() => seedShop(database, mixedShop(200)));

  test("who is only found by chance stays within what the test allows", async () => {
    const { data } = await callCustomersTool(findCustomersTool, { pattern: "discount_dependent", limit: 200 }, deps);
    // Every fourth customer is a bargain hunter, with a discount on most orders.
    expect(data.total).toBeGreaterThan(10);
    expect(data.items.every(({ customer_id: id }) => Number(id.slice(1)) % 4 === 2)).toBe(true);
  });
});
