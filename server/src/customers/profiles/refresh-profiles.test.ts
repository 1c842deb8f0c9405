import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { type PlacedOrder, placeOrders } from "../../../test/customers/place-orders.ts";
import { testDatabase } from "../../../test/database.ts";
import type { ArchetypeMap } from "../archetypes/archetype-map.ts";
import { axes } from "../axes.ts";
import { featureNames } from "../features/feature-names.ts";
import { setProfileBasis } from "../features/profile-basis.ts";
import type { AxisModel } from "../segments/axis-model.ts";
import { refreshProfiles } from "./refresh-profiles.ts";
import { refreshProfilesWithin } from "./refresh-profiles-within.ts";

const database = await testDatabase();

interface ProfileRow extends Record<string, unknown> {
  id: string;
  run_id: number;
  as_of: string;
  order_count: number;
  archetype_no: number | null;
  dominant: number[] | null;
  strength: number[] | null;
  memberships: number[] | null;
}

async function readProfiles(): Promise<ProfileRow[]> {
  const { rows } = await database.orm.execute<ProfileRow>(sql`
    select c.id, p.* from customer_profiles p join customers c on c.key = p.customer_key order by p.run_id, c.id`);
  return rows;
}

async function keysOf(...ids: string[]): Promise<number[]> {
  const { rows } = await database.orm.execute<{ key: number }>(sql`
    select key from customers where id = any(${sql.param(ids)}::text[])`);
  return rows.map(({ key }) => key);
}

const bought = (customer: string, at: string, total: number): PlacedOrder => ({
  customer,
  at,
  lines: [{ product: "needles", total }],
});

/** On each axis `low` and `high`, told apart by its first feature. */
const models: AxisModel[] = axes.map((axis) => ({
  axis,
  features: [...featureNames[axis]],
  scaling: featureNames[axis].map(() => ({ centre: 0, spread: 1, low: -100, high: 100 })),
  fuzzifier: 2,
  segments: [0, 5].map((value, index) => ({
    name: index === 0 ? "low" : "high",
    centre: featureNames[axis].map((_, feature) => (feature === 0 ? value : 0)),
    typical: featureNames[axis].map((_, feature) => (feature === 0 ? value : 0)),
  })),
  fuzzyPartitionCoefficient: 0.9,
  xieBeni: 0.1,
  stability: null,
}));
const allLow = "02".repeat(8);
const archetypes: ArchetypeMap = {
  archetypes: [
    { no: 0, id: "a", name: "A", traits: [], signature: allLow },
    { no: 1, id: "b", name: "B", traits: [], signature: "12".repeat(8) },
  ],
  segmentDistances: axes.map(() => [
    [0, 1],
    [1, 0],
  ]),
};

async function discover(runId: number, asOf: string): Promise<void> {
  await database.orm.transaction(async (tx) => {
    await tx.execute(
      sql.raw(`create table customer_profiles_${runId} partition of customer_profiles for values in (${runId})`),
    );
    await tx.execute(sql`
      insert into discovery_runs (id, state, as_of, is_current, axes, archetypes)
      values (${runId}, 'done', ${asOf}, true, ${JSON.stringify(models)}, ${JSON.stringify(archetypes)})`);
    await setProfileBasis(tx, { runId, asOf });
  });
}

beforeEach(async () => {
  await database.orm.execute(sql`drop table if exists customer_profiles_7`);
  await database.orm.execute(sql`
    truncate customers, products, orders, order_lines, customer_profiles, profile_bases, discovery_runs`);
});

test("before the first discovery profiles have figures as of the last order and no segments", async () => {
  await placeOrders(database, [
    bought("1", "2026-01-01", 10),
    bought("1", "2026-01-31", 20),
    bought("2", "2026-02-10", 5),
  ]);
  expect(await refreshProfiles(database, { all: true })).toBe(2);
  expect(await readProfiles()).toMatchObject([
    {
      id: "1",
      run_id: 0,
      as_of: "2026-02-10",
      order_count: 2,
      ltv: "30.0000",
      average_gap_days: "30.000",
      archetype_no: null,
    },
    {
      id: "2",
      run_id: 0,
      as_of: "2026-02-10",
      order_count: 1,
      ltv: "5.0000",
      average_gap_days: null,
      memberships: null,
    },
  ]);
});

test("a new order changes that customer's profile and nobody else's", async () => {
  await placeOrders(database, [bought("1", "2026-01-01", 10), bought("2", "2026-02-10", 5)]);
  await refreshProfiles(database, { all: true });
  await placeOrders(database, [bought("1", "2026-03-01", 7)]);
  expect(await refreshProfiles(database, { customerKeys: await keysOf("1") })).toBe(1);
  expect(await readProfiles()).toMatchObject([
    { id: "1", as_of: "2026-03-01", order_count: 2, ltv: "17.0000" },
    { id: "2", as_of: "2026-02-10", order_count: 1 },
  ]);
});

test("who has no counted order any more has no profile, however it is refreshed", async () => {
  await placeOrders(database, [
    { id: "x", ...bought("1", "2026-01-01", 10) },
    { id: "y", ...bought("2", "2026-01-02", 10) },
    bought("3", "2026-01-03", 10),
  ]);
  await refreshProfiles(database, { all: true });
  await placeOrders(database, [{ id: "x", ...bought("1", "2026-01-01", 10), cancelled: true }]);
  expect(await refreshProfiles(database, { customerKeys: await keysOf("1") })).toBe(0);
  expect((await readProfiles()).map(({ id }) => id)).toEqual(["2", "3"]);
  await placeOrders(database, [{ id: "y", ...bought("2", "2026-01-02", 10), cancelled: true }]);
  await refreshProfiles(database, { all: true });
  expect((await readProfiles()).map(({ id }) => id)).toEqual(["3"]);
  await database.orm.execute(sql`delete from customers`);
  await refreshProfiles(database, { all: true });
  const { rows } = await database.orm.execute(sql`select from customer_profiles`);
  expect(rows).toEqual([]);
});

test("all at once gives what each alone gives, within a transaction and without", async () => {
  await placeOrders(
    database,
    Array.from({ length: 40 }, (_, index) =>
      bought(String(index % 9), `2026-01-${String(1 + (index % 28)).padStart(2, "0")}`, index),
    ),
  );
  await refreshProfiles(database, { all: true });
  const together = await readProfiles();
  for (const { id } of together) await refreshProfiles(database, { customerKeys: await keysOf(id) });
  expect(await readProfiles()).toEqual(together);
  const shares: number[] = [];
  await database.orm.transaction((tx) => refreshProfilesWithin(tx, { all: true }, (share) => shares.push(share)));
  expect(await readProfiles()).toEqual(together);
  expect(shares).toEqual([1]);
});

test("after a discovery customers are placed by its models, as of its day or the last order if that is later", async () => {
  await placeOrders(database, [bought("1", "2026-01-01", 1), bought("2", "2026-01-01", 1000)]);
  await discover(7, "2026-02-01");
  await refreshProfiles(database, { all: true });
  const profiles = await readProfiles();
  expect(profiles).toMatchObject([
    { id: "1", run_id: 7, as_of: "2026-02-01" },
    { id: "2", run_id: 7, as_of: "2026-02-01" },
  ]);
  for (const { memberships, dominant, strength } of profiles) {
    expect(memberships).toHaveLength(16);
    expect(dominant).toHaveLength(8);
    expect(strength).toHaveLength(8);
    for (const [axis, place] of (dominant ?? []).entries()) {
      const [low = 0, high = 0] = (memberships ?? []).slice(axis * 2, axis * 2 + 2);
      expect(low + high).toBeCloseTo(1, 5);
      expect(place).toBe(high > low ? 1 : 0);
    }
  }
  const valueAxis = axes.indexOf("purchase_value");
  expect(profiles.map(({ dominant }) => dominant?.[valueAxis])).toEqual([0, 1]);
  expect(profiles[0]?.archetype_no).toBe(0);

  await placeOrders(database, [bought("1", "2026-03-05", 2000)]);
  await refreshProfiles(database, { customerKeys: await keysOf("1") });
  const [first] = await readProfiles();
  expect(first).toMatchObject({ id: "1", run_id: 7, as_of: "2026-03-05", order_count: 2 });
  expect(first?.dominant?.[valueAxis]).toBe(1);
});
