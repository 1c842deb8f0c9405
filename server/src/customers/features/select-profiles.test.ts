import * as fc from "fast-check";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { placeOrders } from "../../../test/customers/place-orders.ts";
import { referenceProfile } from "../../../test/customers/reference-profile.ts";
import { testDatabase } from "../../../test/database.ts";
import { rebuildRollups } from "../rollups/rebuild-rollups.ts";
import { axes } from "../axes.ts";
import { featureNames } from "./feature-names.ts";
import { prepareForBulk } from "./prepare-for-bulk.ts";
import { setProfileBasis } from "./profile-basis.ts";
import type { ProfileScope } from "./profile-scope.ts";
import { selectProfiles } from "./select-profiles.ts";

const database = await testDatabase();
const names = axes.flatMap((axis): readonly string[] => featureNames[axis]);
const days = ["2025-11-03", "2025-11-17", "2025-12-01", "2025-12-31", "2026-01-15", "2026-02-01", "2026-02-20"];

const line = fc.record({
  product: fc.constantFrom("p1", "p2", "p3", "p4"),
  quantity: fc.integer({ min: 1, max: 4 }),
  total: fc.oneof(
    fc.constant(0),
    fc.integer({ min: 1, max: 20_000 }).map((pence) => pence / 100),
  ),
  discount: fc.constantFrom(0, 0, 0.75, 12),
  return: fc.constantFrom(false, false, false, true),
});
const shops = fc.record({
  orders: fc.array(
    fc.record({
      customer: fc.constantFrom("1", "2", "3", null),
      at: fc.constantFrom(...days),
      cancelled: fc.constantFrom(false, false, false, true),
      lines: fc.array(line, { maxLength: 4 }),
    }),
    { maxLength: 25 },
  ),
  asOf: fc.constantFrom("2025-12-15", "2026-02-01", "2026-03-30"),
  categories: fc.constantFrom<Record<string, string>[]>({}, { p1: "threads", p2: "threads", p3: "fabric" }),
});

async function profilesOf(asOf: string, scope: ProfileScope) {
  return database.orm.transaction(async (tx) => {
    const basis = await setProfileBasis(tx, { runId: 0, asOf });
    if ("from" in scope) await prepareForBulk(tx);
    const { rows } = await tx.execute<Record<string, unknown> & { id: string; features: number[] }>(sql`
      select c.id, p.* from (${selectProfiles(basis, scope)}) p join customers c on c.key = p.customer_key order by c.id`);
    return rows;
  });
}

async function empty(): Promise<void> {
  await database.pool.query("truncate customers, products, orders, order_lines restart identity");
}

test("metrics and features of a random shop are those of the written definitions, and finite", async () => {
  await fc.assert(
    fc.asyncProperty(shops, async ({ orders: drawn, asOf, categories }) => {
      const orders = drawn.map(({ lines, ...order }) =>
        Object.assign(order, {
          lines: lines.map((each) => Object.assign({ category: categories[each.product] }, each)),
        }),
      );
      await empty();
      await placeOrders(database, orders);
      await database.orm.transaction(rebuildRollups);

      const profiles = await profilesOf(asOf, { from: 0, below: 2_147_483_647 });
      const ids = ["1", "2", "3"].filter((id) => referenceProfile({ orders, asOf }, id) !== null);
      expect(profiles.map(({ id }) => id)).toEqual(ids);
      for (const profile of profiles) {
        const expected = referenceProfile({ orders, asOf }, profile.id);
        if (expected === null) continue;
        expect(profile).toMatchObject({
          order_count: expected.orderCount,
          purchase_days: expected.purchaseDays,
          lines: expected.lines,
        });
        expect(Number(profile["gross"])).toBeCloseTo(expected.gross, 6);
        expect(Number(profile["returned"])).toBeCloseTo(expected.returned, 6);
        expect(Number(profile["ltv"])).toBeCloseTo(expected.gross - expected.returned, 6);
        expect(Number(profile["units"])).toBe(expected.units);
        // Null, told from 0 by a figure that no gap has.
        expect(Number(profile["average_gap_days"] ?? -1)).toBeCloseTo(expected.averageGapDays ?? -1, 3);
        for (const [index, name] of names.entries()) {
          const value = profile.features[index];
          if (value === undefined || !Number.isFinite(value)) throw new Error(`${name} is ${value}`);
          const among = name === "rebuy_regularity" ? expected.rebuyRegularities : [expected.features[index] ?? NaN];
          const distance = Math.min(...among.map((each) => Math.abs(each - value)));
          expect(distance, `${name}: ${value} instead of ${among.join(" or ")}`).toBeLessThan(1e-5);
        }
      }
    }),
    { numRuns: 150 },
  );
}, 120_000);

test("orders after the day change nothing of a profile as of it", async () => {
  await fc.assert(
    fc.asyncProperty(shops, async ({ orders, asOf }) => {
      await empty();
      const earlier = orders.filter(({ at }) => at <= asOf);
      const later = orders.filter(({ at }) => at > asOf);
      await placeOrders(database, earlier);
      await database.orm.transaction(rebuildRollups);
      const without = await profilesOf(asOf, { from: 0, below: 2_147_483_647 });
      await placeOrders(database, later);
      await database.orm.transaction(rebuildRollups);
      const withLater = await profilesOf(asOf, { from: 0, below: 2_147_483_647 });
      expect(withLater).toEqual(without);
    }),
    { numRuns: 40 },
  );
}, 60_000);

test("one customer looked up by key has the profile of the scan over all", async () => {
  await empty();
  await placeOrders(
    database,
    Array.from({ length: 60 }, (_, index) => ({
      customer: String(index % 7),
      at: days[(index * 5) % days.length] ?? "",
      lines: [
        { product: `p${index % 4}`, total: 3 + (index % 11) },
        { product: `p${(index * 3) % 5}`, total: 1 + (index % 3), discount: index % 2 },
      ],
    })),
  );
  await database.orm.transaction(rebuildRollups);
  const all = await profilesOf("2026-03-01", { from: 0, below: 2_147_483_647 });
  const { rows } = await database.pool.query<{ key: number }>("select key from customers where id in ('2', '5')");
  const some = await profilesOf("2026-03-01", { customerKeys: rows.map(({ key }) => key) });
  expect(some).toEqual(all.filter(({ id }) => id === "2" || id === "5"));
  expect(some).toHaveLength(2);
});
