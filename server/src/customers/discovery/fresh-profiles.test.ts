import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { discoverHere } from "../../../test/customers/discover-here.ts";
import { mixedShop } from "../../../test/customers/mixed-shop.ts";
import { placeOrders } from "../../../test/customers/place-orders.ts";
import { testDatabase } from "../../../test/database.ts";
import { resetWorkspace } from "../../storage/reset-workspace.ts";
import { recordOrder } from "../orders/record-order.ts";
import { refreshProfiles } from "../profiles/refresh-profiles.ts";
import { refreshProfilesWithin } from "../profiles/refresh-profiles-within.ts";
import { rebuildRollups } from "../rollups/rebuild-rollups.ts";

const database = await testDatabase();
beforeEach(() => resetWorkspace(database));

/** As an import leaves a shop. */
async function importShop(customers: number): Promise<void> {
  await placeOrders(database, mixedShop(customers));
  await database.orm.transaction(async (tx) => {
    await rebuildRollups(tx);
    await refreshProfilesWithin(tx, { all: true });
  });
}

const rowsOf = async (query: ReturnType<typeof sql>) => (await database.orm.execute(query)).rows;
const found = async () => [
  await rowsOf(sql`
    select c.id, p.as_of, p.ltv, p.features, p.memberships, p.archetype_no from customer_profiles p
    join customers c on c.key = p.customer_key
    where run_id = (select id from discovery_runs where is_current) order by c.id`),
  await rowsOf(sql`select axes, archetypes from discovery_runs where is_current`),
  await rowsOf(sql`
    select as_of, mean_gap_days from profile_bases where run_id = (select id from discovery_runs where is_current)`),
];
/** A figure that nobody could compute: who has it after a discovery was taken over. */
const mark = () => database.orm.execute(sql`update customer_profiles set units = 77777`);
const marked = async () =>
  (
    await rowsOf(sql`
      select count(*) filter (where units = 77777)::int as n from customer_profiles
      where run_id = (select id from discovery_runs where is_current)`)
  )[0]?.["n"];

describe("a discovery right after an import", () => {
  test("takes over the profiles that the import computed", async () => {
    await importShop(60);
    await mark();
    await discoverHere(database);
    expect(await marked()).toBe(60);
  });

  test("finds what it finds when it computes them itself", async () => {
    await importShop(90);
    await discoverHere(database);
    const takenOver = await found();
    await resetWorkspace(database);
    await placeOrders(database, mixedShop(90));
    await database.orm.transaction((tx) => rebuildRollups(tx));
    await discoverHere(database);
    expect(await found()).toEqual(takenOver);
  });
});

describe("profiles are computed anew", () => {
  test("as of another day", async () => {
    await importShop(60);
    await mark();
    await discoverHere(database, { asOf: "2025-11-30" });
    expect(await marked()).toBe(0);
  });

  test("after a live order", async () => {
    await importShop(60);
    await mark();
    const lines = [{ productId: "p1", quantity: 1, total: 5 }];
    const orderedAt = new Date("2025-12-31T12:00:00Z");
    await recordOrder({ id: "live", customer: null, orderedAt, currency: "GBP", lines }, { database });
    await discoverHere(database);
    expect(await marked()).toBe(0);
  });

  test("after they were refreshed range by range, with room for orders in between", async () => {
    await importShop(60);
    await refreshProfiles(database, { all: true });
    await mark();
    await discoverHere(database);
    expect(await marked()).toBe(0);
  });

  test("for the next run, whose mean gap is its own", async () => {
    await importShop(60);
    await discoverHere(database, { asOf: "2025-11-30" });
    await database.orm.transaction((tx) => refreshProfilesWithin(tx, { all: true }));
    await mark();
    await discoverHere(database, { asOf: "2025-11-30" });
    expect(await marked()).toBe(0);
  });
});
