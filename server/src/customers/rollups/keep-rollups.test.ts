import { sql } from "drizzle-orm";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type PlacedOrder, placeOrders } from "../../../test/customers/place-orders.ts";
import { testDatabase } from "../../../test/database.ts";
import type { Database } from "../../storage/database.ts";
import { keepRollups } from "./keep-rollups.ts";
import { rebuildRollups } from "./rebuild-rollups.ts";

const database = await testDatabase();

type Executor = Pick<Database["orm"], "execute">;

const line = fc.record({
  product: fc.constantFrom("p1", "p2", "p3"),
  quantity: fc.integer({ min: 1, max: 5 }),
  total: fc.integer({ min: 0, max: 9999 }).map((pence) => pence / 100),
  discount: fc.constantFrom(0, 0.5),
  return: fc.boolean(),
});
const order = fc.record({
  id: fc.constantFrom("a", "b", "c", "d", "e"),
  customer: fc.constantFrom("1", "2", "3", null),
  at: fc.constantFrom("2025-12-31", "2026-01-01", "2026-01-20", "2026-02-02", "2026-05-30"),
  cancelled: fc.boolean(),
  lines: fc.array(line, { maxLength: 4 }),
});

async function readRollups(tx: Executor) {
  const read = async (table: string, key: string) =>
    (await tx.execute(sql.raw(`select * from ${table} order by ${key}`))).rows;
  return {
    shop: await read("shop_months", "month"),
    days: await read("shop_days", "day"),
    products: await read("product_months", "product_key, month"),
    cohorts: await read("cohort_months", "cohort, months_later"),
  };
}

test("after any orders, changes, returns and cancellations the kept rollups are those of a rebuild", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uniqueArray(order, { maxLength: 3, selector: ({ id }) => id }), { maxLength: 5 }),
      async (changes) => {
        await database.pool.query(
          "truncate customers, products, orders, order_lines, shop_months, shop_days, product_months, cohort_months",
        );
        for (const placed of changes) await keep(placed);
        const kept = await readRollups(database.orm);
        await database.orm.transaction(rebuildRollups);
        expect(kept).toEqual(await readRollups(database.orm));
      },
    ),
    { numRuns: 60 },
  );
});

async function keep(placed: PlacedOrder[]): Promise<void> {
  await database.orm.transaction((tx) =>
    keepRollups(
      tx,
      { orderIds: placed.map(({ id }) => id ?? ""), customerIds: placed.flatMap(({ customer }) => customer ?? []) },
      () => placeOrders({ orm: tx }, placed),
    ),
  );
}
