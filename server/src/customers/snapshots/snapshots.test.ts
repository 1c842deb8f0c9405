import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { discoverHere } from "../../../test/customers/discover-here.ts";
import { mixedShop } from "../../../test/customers/mixed-shop.ts";
import { type PlacedOrder, placeOrders } from "../../../test/customers/place-orders.ts";
import { testDatabase } from "../../../test/database.ts";
import { resetWorkspace } from "../../storage/reset-workspace.ts";
import { refreshProfiles } from "../profiles/refresh-profiles.ts";
import { rebuildRollups } from "../rollups/rebuild-rollups.ts";
import { bringToToday } from "./bring-to-today.ts";
import { listMissingMonthEnds, outdateRebuilt } from "./list-missing-month-ends.ts";
import { listMonthEnds } from "./list-month-ends.ts";
import { listMonthsToRebuild } from "./list-months-to-rebuild.ts";
import { rebuildSnapshot } from "./rebuild-snapshot.ts";
import { snapshotCustomers } from "./snapshot-customers.ts";
import { takeSnapshot } from "./take-snapshot.ts";

const database = await testDatabase();
const lastDay = "2025-12-31";
const everybody = { firstKey: 0, lastKey: 2_000_000_000 };

async function fill(orders: PlacedOrder[]): Promise<void> {
  await placeOrders(database, orders);
  await database.orm.transaction((tx) => rebuildRollups(tx));
}
const rowsOf = async (query: ReturnType<typeof sql>) => (await database.orm.execute(query)).rows;
const figures = (asOf: string) =>
  rowsOf(sql`
    select axis as what, segment as of, members, share, weight, revenue from segment_snapshots where as_of = ${asOf}
    union all
    select 'archetype', archetype_id, members, share, average_ltv, revenue from archetype_snapshots where as_of = ${asOf}
    order by 1, 2`);

beforeEach(async () => {
  await resetWorkspace(database);
  await fill(mixedShop(80));
});

describe("the snapshot of a day", () => {
  test("adds up: members of every axis are all customers, revenue what they paid, weights their memberships", async () => {
    await discoverHere(database);
    const sums = await rowsOf(sql`
      select axis, sum(members) as members, sum(share)::float8 as share, sum(weight)::float8 as weight,
        (sum(revenue) = (select sum(ltv) from customer_profiles where run_id = 1)) as all_revenue
      from segment_snapshots where as_of = ${lastDay} group by axis`);
    expect(sums).toHaveLength(8);
    for (const sum of sums) {
      expect(sum).toMatchObject({ members: 80, all_revenue: true });
      expect(sum["share"]).toBeCloseTo(1, 6);
      expect(sum["weight"]).toBeCloseTo(80, 2);
    }
    const archetypes = await rowsOf(sql`
      select a.id, a.members = s.members and a.total_revenue = s.revenue and a.average_ltv = s.average_ltv as same
      from archetypes a left join archetype_snapshots s on s.archetype_id = a.id and s.as_of = ${lastDay}`);
    expect(archetypes.map(({ same }) => same)).toEqual(archetypes.map(() => true));
  });

  test("taken again replaces what was kept of it", async () => {
    await discoverHere(database);
    const before = await figures(lastDay);
    await takeSnapshot(database, lastDay);
    expect(await figures(lastDay)).toEqual(before);
  });

  test("is not there before the first discovery", async () => {
    await takeSnapshot(database, lastDay);
    expect(await figures(lastDay)).toEqual([]);
  });
});

describe("a rebuilt snapshot", () => {
  test("of the run's own day is what was taken on it", async () => {
    await discoverHere(database);
    const taken = await figures(lastDay);
    await rebuildSnapshot(database, lastDay);
    expect(await figures(lastDay)).toEqual(taken);
    expect(await rowsOf(sql`select distinct rebuilt from segment_snapshots where as_of = ${lastDay}`)).toEqual([
      { rebuilt: true },
    ]);
  });

  test("of a past day sees no later order, and is the same when there are none", async () => {
    await discoverHere(database);
    const day = "2025-09-30";
    await rebuildSnapshot(database, day);
    const seen = await figures(day);
    await fill([{ customer: "c3", at: "2025-10-01", lines: [{ product: "p1", total: 5_000 }] }]);
    await rebuildSnapshot(database, day);
    expect(await figures(day)).toEqual(seen);
    await fill([{ customer: "c3", at: "2025-09-30", lines: [{ product: "p1", total: 5_000 }] }]);
    await rebuildSnapshot(database, day);
    expect(await figures(day)).not.toEqual(seen);
  });

  test("is one of each month end before the run's, back to the first order, and missing until it is made", async () => {
    await discoverHere(database);
    const ends = await listMonthEnds(database, 4);
    expect(ends).toEqual(["2025-11-30", "2025-10-31", "2025-09-30", "2025-08-31"]);
    const all = await listMonthEnds(database, 240);
    const [first] = await rowsOf(sql`select min(first_order_on) as day from customer_profiles`);
    expect(all.at(-1)?.slice(0, 7)).toBe(String(first?.["day"]).slice(0, 7));
    expect(await listMissingMonthEnds(database, 4)).toEqual(ends);
    for (const end of ends.slice(1)) await rebuildSnapshot(database, end);
    expect(await listMissingMonthEnds(database, 4)).toEqual(["2025-11-30"]);
    await outdateRebuilt(database);
    expect(await listMissingMonthEnds(database, 4)).toEqual(ends);
  });

  test("comes by itself after a discovery of a small shop, and for later where it takes long", async () => {
    await discoverHere(database);
    expect((await listMonthsToRebuild(database)).now).toEqual(await listMonthEnds(database, 24));
    await database.orm.execute(sql`update shop_months set lines = lines + 100000`);
    const { now, later } = await listMonthsToRebuild(database);
    expect(later).toBeGreaterThan(now.length);
    await database.orm.execute(sql`update shop_months set lines = 100000000`);
    expect(await listMonthsToRebuild(database)).toEqual({ now: [], later: 0 });
  });

  test("of another run's models takes the place of the one before, also of segments that are no more", async () => {
    await discoverHere(database);
    await rebuildSnapshot(database, "2025-09-30");
    await database.orm.execute(sql`update segment_snapshots set segment = segment || ' before', run_id = 77`);
    await rebuildSnapshot(database, "2025-09-30");
    expect(await rowsOf(sql`select distinct run_id from segment_snapshots where as_of = '2025-09-30'`)).toEqual([
      { run_id: 1 },
    ]);
  });
});

describe("the snapshot of customers", () => {
  test("keeps a row only where something differs from the last one", async () => {
    await discoverHere(database);
    expect(await snapshotCustomers(database, { asOf: lastDay, ...everybody })).toBe(80);
    expect(await snapshotCustomers(database, { asOf: "2026-01-01", ...everybody })).toBe(0);
    await fill([{ customer: "c3", at: "2026-01-02", lines: [{ product: "p1", total: 50 }] }]);
    const [row] = await rowsOf(sql`select key from customers where id = 'c3'`);
    await refreshProfiles(database, { customerKeys: [Number(row?.["key"])] });
    expect(await snapshotCustomers(database, { asOf: "2026-01-02", ...everybody })).toBe(1);
    const kept = await rowsOf(sql`
      select s.as_of, s.order_count, (select count(*) from jsonb_object_keys(s.segments)) as axes,
        s.archetype_id is not null as placed
      from customer_snapshots s join customers c on c.key = s.customer_key where c.id = 'c3' order by 1`);
    expect(kept).toEqual([
      { as_of: lastDay, order_count: 1, axes: 8, placed: true },
      { as_of: "2026-01-02", order_count: 2, axes: 8, placed: true },
    ]);
  });

  test("names the dominant segments that the profile has", async () => {
    await discoverHere(database);
    await snapshotCustomers(database, { asOf: lastDay, ...everybody });
    const [{ wrong } = { wrong: null }] = await rowsOf(sql`
      select count(*) as wrong
      from customer_snapshots s
      join customer_profiles p on p.customer_key = s.customer_key and p.run_id = 1
      cross join discovery_runs r
      cross join lateral jsonb_array_elements(r.axes) with ordinality as m(model, place)
      where s.segments->>(m.model->>'axis') is distinct from
        (m.model->'segments'->(p.dominant[m.place::int]::int))->>'name'`);
    expect(wrong).toBe(0);
  });
});

describe("what a shop is today", () => {
  const newOrder: PlacedOrder = { customer: "c3", at: "2026-02-01", lines: [{ product: "p1", total: 50 }] };

  test("moves on with its last order: who did not order has been away for longer", async () => {
    await discoverHere(database);
    expect(await bringToToday(database)).toBe(lastDay);
    await fill([newOrder]);
    expect(await bringToToday(database)).toBe("2026-02-01");
    expect(await rowsOf(sql`select distinct as_of from customer_profiles where run_id = 1`)).toEqual([
      { as_of: "2026-02-01" },
    ]);
    expect(await bringToToday(database)).toBe("2026-02-01");
  });

  test("is not asked of a discovery whose day was asked for", async () => {
    await discoverHere(database, { asOf: "2025-10-31" });
    expect(await bringToToday(database)).toBeNull();
    expect(await rowsOf(sql`select distinct as_of from customer_profiles where run_id = 1`)).toEqual([
      { as_of: "2025-10-31" },
    ]);
  });

  test("is nothing before the first discovery", async () => {
    expect(await bringToToday(database)).toBeNull();
  });
});
