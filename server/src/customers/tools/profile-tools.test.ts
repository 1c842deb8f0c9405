import { beforeAll, describe, expect, test } from "vitest";
import { callCustomersTool, refusalOf } from "../../../test/customers/call-tool.ts";
import { type SeededCustomer, seedProfiles } from "../../../test/customers/seed-profiles.ts";
import { customersWorkspace } from "../../../test/customers/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import { axes } from "../axes.ts";
import { calculateSegmentTrendsTool } from "./calculate-segment-trends.ts";
import { compareSegmentsTool } from "./compare-segments.ts";
import { getArchetypeStatsTool } from "./get-archetype-stats.ts";
import { getCustomerProfileTool } from "./get-customer-profile.ts";
import { listTopArchetypesTool } from "./list-top-archetypes.ts";
import { searchCustomersTool } from "./search-customers.ts";

const regulars: SeededCustomer[] = Array.from({ length: 40 }, (_, n) => ({
  id: `R${n}`,
  orderCount: 10 + (n % 5),
  gross: 1000 + n * 10,
  returned: 40,
  averageGapDays: 20 + n,
  lastOrderOn: "2026-11-10",
  archetype: 0,
  segments: { purchase_frequency: ["routine_buyer", "strong"], purchase_value: ["big_spender", "strong"] },
}));
const oneTimers: SeededCustomer[] = Array.from({ length: 60 }, (_, n) => ({
  id: `O${n}`,
  gross: 40 + n,
  lastOrderOn: "2026-02-01",
  archetype: 1,
  segments: { purchase_value: [n % 2 === 0 ? "small_spender" : "big_spender", "weak"] },
}));
const archetypes = [
  { id: "regulars", name: "Regular quilters" },
  { id: "once", name: "One-time buyers" },
  { id: "nobody-now", name: "Gone" },
];

describe("before the first discovery", async () => {
  const database = await testDatabase();
  const deps = customersWorkspace(database);
  beforeAll(() => seedProfiles(database, regulars.slice(0, 3), { runId: 0 }));

  test("a profile has figures, no segments, and says how to find them", async () => {
    const { data, text } = await callCustomersTool(getCustomerProfileTool, { customer_id: "R1" }, deps);
    expect(data).toMatchObject({ archetype: null, segments: {}, currency: "GBP" });
    expect(data.prediction).toMatchObject({ risk_level: "LOW", probability_no_purchase: null });
    expect(data.metrics).toMatchObject({ ltv: 970, order_count: 11 });
    expect(data.notice).toContain("npx rapport discover");
    expect(text).toContain("npx rapport discover");
  });

  test("customers are found by their figures, and what needs segments says so", async () => {
    const { data } = await callCustomersTool(
      searchCustomersTool,
      { where: [{ field: "ltv", op: ">", value: 965 }] },
      deps,
    );
    expect(data).toMatchObject({
      total: 2,
      items: [{ customer_id: "R2", archetype: null, segments: {} }, { customer_id: "R1" }],
    });
    const segment = { axis_name: "purchase_value", segment_name: "big_spender" };
    const filter = { segment_filter: { purchase_value: "big_spender" } };
    const refusals = await Promise.all([
      refusalOf(callCustomersTool(searchCustomersTool, filter, deps)),
      refusalOf(callCustomersTool(calculateSegmentTrendsTool, segment, deps)),
      refusalOf(callCustomersTool(getArchetypeStatsTool, { archetype_id: "regulars" }, deps)),
    ]);
    for (const { publicMessage } of refusals) expect(publicMessage).toContain("npx rapport discover");
    const top = await callCustomersTool(listTopArchetypesTool, {}, deps);
    expect(top.data).toMatchObject({ items: [], total: 0 });
    expect(top.text).toContain("npx rapport discover");
  });
});

describe("after a discovery", async () => {
  const database = await testDatabase();
  const deps = customersWorkspace(database);
  beforeAll(() => seedProfiles(database, [...regulars, ...oneTimers], { runId: 2, archetypes }));

  describe("get_customer_profile", () => {
    test("names everything that is kept of a customer", async () => {
      const { data, text } = await callCustomersTool(getCustomerProfileTool, { customer_id: "R7" }, deps);
      expect(data).toMatchObject({
        customer_id: "R7",
        archetype: { id: "regulars", name: "Regular quilters" },
        metrics: {
          ltv: 1030,
          aov: 89.17,
          order_count: 12,
          recency_days: 10,
          tenure_days: 314,
          avg_days_between: 27,
          return_rate: 0.037383,
          discount_share: 0,
          gross_revenue: 1070,
          returns_value: 40,
        },
        as_of: "2026-11-20",
      });
      expect(Object.keys(data.segments)).toEqual([...axes]);
      expect(data.segments["purchase_frequency"]).toEqual({
        dominant: "routine_buyer",
        strength: "strong",
        memberships: { one_time_buyer: 0.15, occasional_buyer: 0.15, routine_buyer: 0.7 },
      });
      expect(Object.keys(data.features)).toEqual([...axes]);
      expect(text).toContain("R7: customer since 2026-01-10");
      expect(text).toContain("£1,030 from 12 orders of £89.17");
      expect(text).toContain("last order 10 days ago (2026-11-10), on average every 27 days");
      expect(text).toContain("- purchase frequency: routine buyer, strong (70 %)");
    });

    test("an unknown customer is not found, with the nearest ids", async () => {
      const error = await refusalOf(callCustomersTool(getCustomerProfileTool, { customer_id: "R77" }, deps));
      expect(error.code).toBe("not_found");
      expect(error.publicMessage).toMatch(/The nearest: R\d+, R\d+/);
    });
  });

  describe("archetypes", () => {
    test("have the figures of their members, also after an order came in", async () => {
      const { data, text } = await callCustomersTool(getArchetypeStatsTool, { archetype_id: "regulars" }, deps);
      expect(data).toMatchObject({
        archetype_id: "regulars",
        member_count: 40,
        population_share: 0.4,
        avg_ltv: 1155,
        total_revenue: 46_200,
        traits: ["a trait of Regular quilters"],
        history: [],
        growth_per_month: null,
      });
      expect(Object.keys(data.signature)).toHaveLength(8);
      expect(text).toContain("Regular quilters (regulars): 40 customers, 40 % of all");
      await database.pool.query(
        "update customer_profiles set archetype_no = 1 where customer_key = (select key from customers where id = 'R0')",
      );
      const after = await callCustomersTool(getArchetypeStatsTool, { archetype_id: "one-time BUYERS" }, deps);
      expect(after.data.member_count).toBe(61);
      await database.pool.query(
        "update customer_profiles set archetype_no = 0 where customer_key = (select key from customers where id = 'R0')",
      );
    });

    test("one that is unknown is not found, with the nearest", async () => {
      const error = await refusalOf(callCustomersTool(getArchetypeStatsTool, { archetype_id: "regular" }, deps));
      expect([error.code, error.publicMessage]).toEqual([
        "not_found",
        expect.stringContaining("The nearest: regulars (Regular quilters)"),
      ]);
    });

    test.each([
      ["members", ["once", "regulars", "nobody-now"]],
      ["ltv", ["regulars", "once", "nobody-now"]],
      ["revenue", ["regulars", "once", "nobody-now"]],
    ])("are ranked by %s, page by page", async (metric, order) => {
      const { data } = await callCustomersTool(listTopArchetypesTool, { metric }, deps);
      expect(data.items.map(({ archetype_id: id }) => id)).toEqual(order);
      const first = await callCustomersTool(listTopArchetypesTool, { metric, limit: 2 }, deps);
      const rest = await callCustomersTool(
        listTopArchetypesTool,
        { metric, limit: 2, cursor: first.data.next_cursor },
        deps,
      );
      expect([...first.data.items, ...rest.data.items]).toEqual(data.items);
      expect([first.data.total, rest.data.next_cursor]).toEqual([3, null]);
    });

    test("ranked by growth without snapshots say that it is not known", async () => {
      const { data } = await callCustomersTool(listTopArchetypesTool, { metric: "growth" }, deps);
      expect(data.items[0]).toMatchObject({ archetype_id: "once", growth_per_month: null });
      expect(data.notice).toContain("snapshots rebuild");
    });
  });

  describe("with snapshots", () => {
    beforeAll(async () => {
      const days = ["2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31", "2026-11-19", "2026-11-20"];
      for (const [at, day] of days.entries()) {
        await database.pool.query(
          "insert into segment_snapshots select $1, 'purchase_value', s, 2, m, m / 100.0, m, 1, false from (values ('big_spender', $2::int), ('small_spender', 50)) as t(s, m)",
          [day, 20 + at * 10],
        );
        await database.pool.query(
          "insert into archetype_snapshots values ($1, 'regulars', 2, $2, 0.1, 1, 1), ($1, 'once', 1, $3, 0.1, 1, 1)",
          [day, 10 + at, 60 - at],
        );
      }
    });

    test("a segment's months show where it goes", async () => {
      const ask = { axis_name: "purchase_value", segment_name: "big_spender" };
      const { data, text } = await callCustomersTool(calculateSegmentTrendsTool, ask, deps);
      expect(data.unit).toBe("month");
      expect(data.history.map(({ as_of: day }) => day)).toEqual([
        "2026-07-31",
        "2026-08-31",
        "2026-09-30",
        "2026-10-31",
        "2026-11-20",
      ]);
      expect(data.history.at(-1)).toEqual({ as_of: "2026-11-20", members: 70, share: 0.7 });
      expect(data.direction).toBe("rising");
      expect(data.growth_per_month).toBeCloseTo(0.295, 2);
      expect(text).toContain("big spender (purchase value) is rising: +30 % customers a month over 5 months");
      const still = await callCustomersTool(
        calculateSegmentTrendsTool,
        { ...ask, segment_name: "small_spender" },
        deps,
      );
      expect(still.data).toMatchObject({ direction: "steady", growth_per_month: 0 });
      const short = await callCustomersTool(calculateSegmentTrendsTool, { ...ask, periods: 2 }, deps);
      expect(short.data).toMatchObject({
        direction: null,
        growth_per_month: null,
        notice: expect.stringContaining("needs 3 days"),
      });
    });

    test("an unknown axis or segment names the ones there are", async () => {
      const axis = await refusalOf(
        callCustomersTool(calculateSegmentTrendsTool, { axis_name: "value", segment_name: "x" }, deps),
      );
      expect([axis.code, axis.issues?.[0]?.path]).toEqual(["invalid_input", "axis_name"]);
      expect(axis.publicMessage).toContain("purchase_frequency, purchase_value");
      const segment = await refusalOf(
        callCustomersTool(calculateSegmentTrendsTool, { axis_name: "purchase_value", segment_name: "x" }, deps),
      );
      expect([segment.issues?.[0]?.path, segment.publicMessage]).toEqual([
        "segment_name",
        expect.stringContaining("small_spender, big_spender"),
      ]);
    });

    test("archetypes are ranked by growth, those without a history last", async () => {
      const { data } = await callCustomersTool(listTopArchetypesTool, { metric: "growth" }, deps);
      expect(data.items.map(({ archetype_id: id }) => id)).toEqual(["regulars", "once", "nobody-now"]);
      expect(data.items[1]?.growth_per_month).toBeLessThan(0);
      expect(data.notice).toBeNull();
    });
  });

  describe("compare_segments", () => {
    test("puts archetypes side by side, what tells them apart most first", async () => {
      const { data, text } = await callCustomersTool(
        compareSegmentsTool,
        { a: "regulars", b: "One-time buyers" },
        deps,
      );
      expect(data.a).toMatchObject({
        id: "regulars",
        member_count: 40,
        total_revenue: 46_200,
        metrics: { ltv: 1155, order_count: 12 },
      });
      expect(data.b).toMatchObject({
        id: "once",
        member_count: 60,
        metrics: { order_count: 1, avg_days_between: null },
      });
      const effects = data.differences.map(({ effect }) => Math.abs(effect ?? 0));
      expect(effects).toEqual(effects.toSorted((a, b) => b - a));
      const of = (measure: string) => data.differences.find((one) => one.measure === measure);
      expect(of("order_count")).toMatchObject({ size: "large", b: 1 });
      expect(of("ltv")?.words).toMatch(
        /^Regular quilters higher in lifetime value: typically £1,1\d\d against £\d\d\.\d\d, 1\d\.\d times$/,
      );
      expect(of("purchase_frequency:routine_buyer")).toMatchObject({
        a: 1,
        b: 0,
        effect: expect.closeTo(Math.PI, 4),
        size: "large",
      });
      expect(of("discount_share")).toMatchObject({ effect: 0, size: "negligible" });
      expect(of("avg_days_between")?.effect).toBeNull();
      expect(data.shared_members).toBe(0);
      expect(text).toContain("What tells them apart, the most telling first\n- ");
    });

    test("compares segments of axes, says who is in both, and leaves out what defines them", async () => {
      const { data } = await callCustomersTool(
        compareSegmentsTool,
        { a: "purchase_value:big_spender", b: "purchase_frequency:one_time_buyer" },
        deps,
      );
      expect(data).toMatchObject({ shared_members: 30, a: { member_count: 70 }, b: { member_count: 60 } });
      expect(data.differences.some(({ measure }) => /^purchase_(value|frequency):/.test(measure))).toBe(false);
    });

    test("says when a group is too small to tell", async () => {
      const { data } = await callCustomersTool(compareSegmentsTool, { a: "regulars", b: "nobody-now" }, deps);
      expect(data.notice).toBe("Gone has 0 customers: so few differ by chance.");
      expect(data.differences.filter(({ effect, measure }) => effect !== null && !measure.includes(":"))).toEqual([]);
    });

    test.each([
      ["an archetype that is unknown", { a: "regulars", b: "onces" }, "not_found", /The nearest: once/],
      ["an axis that is unknown", { a: "regulars", b: "value:big_spender" }, "invalid_input", /^b is no axis/],
      [
        "a segment that is unknown",
        { a: "purchase_value:huge", b: "regulars" },
        "invalid_input",
        /^a is no segment of purchase_value/,
      ],
      ["one group twice", { a: "regulars", b: "Regular Quilters" }, "invalid_input", /the same as a/],
    ])("%s is refused", async (_, input, code, message) => {
      const error = await refusalOf(callCustomersTool(compareSegmentsTool, input, deps));
      expect(error.code).toBe(code);
      expect(error.publicMessage).toMatch(message);
    });
  });

  test("search_customers answers short profiles, readable in text", async () => {
    const input = { archetype_id: "regulars", sort: "-order_count", limit: 2 };
    const { data, text } = await callCustomersTool(searchCustomersTool, input, deps);
    expect(data).toMatchObject({
      total: 40,
      currency: "GBP",
      items: [
        { customer_id: "R4", archetype: { id: "regulars", name: "Regular quilters" }, metrics: { order_count: 14 } },
        {},
      ],
    });
    expect(data.items[0]?.segments).toMatchObject({ purchase_frequency: "routine_buyer", return_behavior: "keeper" });
    expect(text).toMatch(/^2 of 40 customers\n\nR4 +£1,000 +14 orders +last 2026-11-10 +Regular quilters\n/);
    const none = await callCustomersTool(searchCustomersTool, { text: "zzzz" }, deps);
    expect(none.text).toBe("No customer matches. Leave a condition out, or make a range wider.");
  });
});
