import { expect, test } from "vitest";
import { placeOrders } from "../../../test/customers/place-orders.ts";
import { seedProfiles } from "../../../test/customers/seed-profiles.ts";
import { testDatabase } from "../../../test/database.ts";
import { axes } from "../axes.ts";
import { loadProfile } from "./load-profile.ts";
import { refreshProfiles } from "./refresh-profiles.ts";

const shop = await testDatabase();
const empty = await testDatabase();

test("an empty shop says how to fill it", async () => {
  await expect(loadProfile(empty, "18102")).rejects.toMatchObject({
    code: "not_found",
    publicMessage: expect.stringContaining("rapport import orders"),
  });
});

test("before a discovery there are figures and features in their own units, and no segments", async () => {
  await placeOrders(
    shop,
    [
      { customer: "18102", at: "2026-01-01", lines: [{ product: "thread", quantity: 2, total: 30, discount: 10 }] },
      {
        customer: "18102",
        at: "2026-01-11",
        lines: [
          { product: "thread", total: 18 },
          { product: "fabric", total: 8, return: true },
        ],
      },
      { customer: "18103", at: "2026-01-31", lines: [{ product: "thread", total: 5 }] },
      { customer: "19999", at: "2026-01-31", lines: [{ product: "thread", total: 5, return: true }] },
    ],
    { people: [{ id: "18102", name: "Ada Example", email: "ada@example.com" }, { id: "mia@example.com" }] },
  );
  await refreshProfiles(shop, { all: true });

  const profile = await loadProfile(shop, "18102");
  expect(profile).toMatchObject({
    customerId: "18102",
    name: "Ada Example",
    email: "ada@example.com",
    currency: "GBP",
    runId: 0,
    asOf: "2026-01-31",
    firstOrderOn: "2026-01-01",
    lastOrderOn: "2026-01-11",
    recencyDays: 20,
    tenureDays: 30,
    orderCount: 2,
    purchaseDays: 2,
    gross: 48,
    returned: 8,
    ltv: 40,
    aov: 24,
    units: 3,
    lines: 2,
    averageGapDays: 10,
    archetype: null,
    segments: null,
  });
  expect(profile.returnRate).toBeCloseTo(8 / 48, 5);
  expect(profile.discountShare).toBeCloseTo(10 / 58, 5);
  expect(Object.keys(profile.features)).toEqual([...axes]);
  expect(profile.features.purchase_value["aov"]).toBeCloseTo(24, 3);
  expect(profile.features.customer_maturity["recency_days"]).toBeCloseTo(20, 3);
  expect(profile.features.repurchase_behavior["repeat_line_share"]).toBe(0.5);
});

test("after a discovery each axis has its dominant segment, its strength and memberships that sum to 1", async () => {
  const database = empty;
  await seedProfiles(
    database,
    [{ id: "C-7", archetype: 0, segments: { purchase_frequency: ["routine_buyer", "strong"] } }],
    { runId: 3, archetypes: [{ id: "loyal-regulars", name: "Loyal regulars" }] },
  );
  const profile = await loadProfile(database, "C-7");
  expect(profile).toMatchObject({ runId: 3, archetype: { id: "loyal-regulars", name: "Loyal regulars" } });
  expect(profile.segments?.purchase_frequency).toMatchObject({ dominant: "routine_buyer", strength: "strong" });
  for (const axis of axes) {
    const place = profile.segments?.[axis];
    const memberships = Object.values(place?.memberships ?? {});
    expect(memberships.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 3);
    expect(place?.memberships[place.dominant]).toBe(Math.max(...memberships));
  }
});

test("an unknown customer is answered with the nearest ids, which are no e-mail addresses", async () => {
  await expect(loadProfile(shop, "1810")).rejects.toMatchObject({
    code: "not_found",
    publicMessage: expect.stringMatching(/nearest: 1810[23], 1810[23]/),
  });
  await expect(loadProfile(shop, "81102")).rejects.toMatchObject({
    publicMessage: expect.stringMatching(/nearest: 18102/),
  });
  await expect(loadProfile(shop, "nobody")).rejects.toMatchObject({
    publicMessage: expect.stringContaining("The nearest: 1"),
  });
  await expect(loadProfile(shop, "mia@example.org")).rejects.toMatchObject({
    publicMessage: expect.not.stringContaining("mia@example.com"),
  });
});

test("a customer who only sent something back is told apart from an unknown one", async () => {
  await expect(loadProfile(shop, "19999")).rejects.toMatchObject({
    code: "not_found",
    publicMessage: expect.stringContaining("no order that counts"),
  });
});
