import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { callCustomersTool, refusalOf } from "../../../test/customers/call-tool.ts";
import { mixedShop } from "../../../test/customers/mixed-shop.ts";
import { type SeededCustomer, seededSegments, seedProfiles } from "../../../test/customers/seed-profiles.ts";
import { seedShop } from "../../../test/customers/seed-shop.ts";
import { customersWorkspace } from "../../../test/customers/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import { setProfileBasis } from "../features/profile-basis.ts";
import { planOutreachTool } from "./plan-outreach.ts";
import { recommendSegmentsForCampaignTool } from "./recommend-segments-for-campaign.ts";

const segments = {
  ...seededSegments,
  customer_maturity: ["new_customer", "established_customer", "lapsed_customer"],
};
const archetypes = [
  { id: "restockers", name: "Restockers" },
  { id: "browsers", name: "Browsers" },
  { id: "leavers", name: "Leavers" },
];

/** Ten of each archetype, of whom some behave otherwise than it says. */
const customers: SeededCustomer[] = archetypes.flatMap(({ id }, archetype) =>
  Array.from({ length: 10 }, (_, n): SeededCustomer => {
    const gone = archetype === 2 && n > 1;
    const restocks = archetype === 0 ? n < 8 : n === 0 || (gone && n === 2);
    return {
      id: `${id}${n}`,
      archetype,
      orderCount: 4,
      gross: 100 * (archetype + 1),
      firstOrderOn: "2025-11-20",
      lastOrderOn: gone ? "2026-01-10" : "2026-11-10",
      averageGapDays: gone ? 17 : 118,
      segments: {
        purchase_frequency: ["routine_buyer", archetype === 1 && n < 6 ? "weak" : "strong"],
        category_exploration: [archetype === 1 ? "category_loyal" : "explorer", "strong"],
        customer_maturity: [gone ? "lapsed_customer" : "established_customer", "strong"],
        repurchase_behavior: [restocks ? "consumable_buyer" : "variety_seeker", "strong"],
      },
    };
  }),
);

/** A shop whose customers come every 60 days. */
const buyers = sql`select 1 as key, 1 as lines, 60 as span, 1 as gaps`;

describe("archetypes for a campaign", async () => {
  const database = await testDatabase();
  const deps = customersWorkspace(database);
  beforeAll(async () => {
    await seedProfiles(database, customers, { runId: 1, segments, archetypes });
    await database.orm.transaction((tx) => setProfileBasis(tx, { runId: 1, asOf: "2026-11-20", buyers }));
  });
  const recommend = async (goal: string) =>
    (await callCustomersTool(recommendSegmentsForCampaignTool, { goal }, deps)).data;

  test.each([
    ["subscription", "restockers", 10, 8, 800],
    ["cross_sell", "browsers", 10, 10, 500],
    ["winback", "leavers", 10, 8, 600],
  ])("%s goes by what members do themselves", async (goal, id, members, targets, value) => {
    const { items } = await recommend(goal);
    expect(items.map((item) => item.archetype_id)).toEqual([id]);
    expect(items[0]).toMatchObject({ members, targets, expected_value: value });
    expect(items[0]?.score).toBeGreaterThan(0.8);
    expect(items[0]?.reasoning).toContain(`${targets} of 10 members`);
  });

  test("retention is for a weak purchase frequency, and worth what is at risk", async () => {
    const found = await recommend("retention");
    expect(found.items).toMatchObject([{ archetype_id: "browsers", members: 10, targets: 6 }]);
    // 200 a year, 90 of 365 days, and a rule score of 0.3 for the weak membership alone.
    expect(found.items[0]?.expected_value).toBeCloseTo((6 * 200 * 90 * 0.3) / 365, 2);
    expect(found.items[0]?.reasoning).toContain("weak purchase_frequency");
  });

  test("the text ranks them and says what to offer", async () => {
    const { text } = await callCustomersTool(recommendSegmentsForCampaignTool, { goal: "subscription" }, deps);
    expect(text).toContain("1. Restockers (restockers), score 0.89: 8 of 10 members (80 %; of all customers 33 %)");
    expect(text).toContain("own interval");
  });

  test("an unknown goal is refused with the goals there are", async () => {
    const refusal = await refusalOf(recommend("world_peace"));
    expect(refusal.code).toBe("invalid_input");
    expect(refusal.publicMessage).toContain("subscription");
  });
});

describe.each([
  ["an empty workspace", null, "rapport import orders"],
  ["a shop before its first discovery", mixedShop(60), "rapport discover"],
])("%s", async (_, orders, advice) => {
  const database = await testDatabase();
  const deps = customersWorkspace(database);
  beforeAll(() => (orders ? seedShop(database, orders) : undefined));

  test("campaigns say to discover first", async () => {
    const { data, text } = await callCustomersTool(recommendSegmentsForCampaignTool, { goal: "winback" }, deps);
    expect(data.items).toEqual([]);
    expect(text).toContain("rapport discover");
  });

  test.each(["retention", "winback", "seasonal"])("a plan of kind %s says what to run", async (kind) => {
    const { text } = await callCustomersTool(planOutreachTool, { kind }, deps);
    expect(text).toContain(advice);
    expect(text).not.toMatch(/NaN|undefined|null/);
  });
});

describe("a plan for a mixed shop", async () => {
  const database = await testDatabase();
  const deps = customersWorkspace(database);
  beforeAll(() => seedShop(database, mixedShop(200)));
  const plan = async (input: object) =>
    (await callCustomersTool(planOutreachTool, { limit: 200, ...input }, deps)).data;
  const idsOf = async (kind: string) =>
    (await plan({ kind })).groups.flatMap((group) => group.customers.map((one) => one.customer_id));

  test.each(["retention", "winback", "seasonal"])(
    "%s puts nobody into two groups and names everybody",
    async (kind) => {
      const { groups } = await plan({ kind });
      const named = groups.flatMap((group) => group.customers.map((one) => one.customer_id));
      expect(named.length).toBeGreaterThan(10);
      expect(new Set(named).size).toBe(named.length);
      for (const { size, customers: first, value_at_risk: value, ...texts } of groups) {
        expect(first.length).toBe(size);
        expect(first.reduce((sum, one) => sum + one.value_at_risk, 0)).toBeCloseTo(value, 0);
        const risks = first.map((one) => one.value_at_risk);
        expect(risks).toEqual(risks.toSorted((a, b) => b - a));
        expect(Object.values(texts).every((text) => text.length > 0)).toBe(true);
      }
    },
  );

  test("retention and winback are of different customers", async () => {
    const [kept, gone] = [await idsOf("retention"), new Set(await idsOf("winback"))];
    expect(kept.filter((id) => gone.has(id))).toEqual([]);
  });

  test("a season is planned from who bought in the last one, before it begins", async () => {
    const { event, season, groups } = await plan({ kind: "seasonal", event: "Christmas" });
    expect(event).toBe("christmas");
    expect(season).toEqual({ start: "2026-11-24", end: "2026-12-24" });
    expect(groups.map(({ group }) => group)).toContain("last_season");
    const last = groups.find(({ group }) => group === "last_season");
    const { rows } = await database.pool.query<{ buyers: number }>(
      "select count(distinct customer_key) as buyers from orders where ordered_on between '2025-11-24' and '2025-12-24' and lines > 0",
    );
    const every = groups.find(({ group }) => group === "every_season")?.size ?? 0;
    expect((last?.size ?? 0) + every).toBe(rows[0]?.buyers);
    expect(last?.when).toContain("2026-11-10");
  });

  test("an event that nobody knows, or one that does not fit the kind, is refused with a way on", async () => {
    expect((await refusalOf(plan({ kind: "seasonal", event: "kristmas" }))).publicMessage).toContain("christmas");
    const refusal = await refusalOf(plan({ kind: "winback", event: "christmas" }));
    expect(refusal.code).toBe("invalid_input");
    expect(refusal.publicMessage).toContain("seasonal");
  });
});
