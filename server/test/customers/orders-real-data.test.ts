import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { testDatabase } from "../database.ts";
import { ordersImport } from "./orders-import.ts";

const data = join(process.env["RAPPORT_DATA"] ?? join(import.meta.dirname, "../../../../shared/data"), "customers");
const isThere = existsSync(join(data, "online_retail_ii.csv.gz"));
const unless = isThere ? "" : " (skipped: RAPPORT_DATA is absent)";
const timeout = 300_000;

describe.skipIf(!isThere)(`real files of orders${unless}`, async () => {
  const database = await testDatabase();
  const { importFile, empty } = ordersImport(database);
  afterEach(empty);

  async function totals() {
    const { rows } = await database.pool.query<Record<string, unknown>>(`
      select sum(lines) as lines, count(*) filter (where lines > 0) as orders, sum(gross)::float8 as gross,
        count(distinct customer_key) filter (where lines > 0) as customers, sum(return_lines) as return_lines,
        count(*) filter (where return_lines > 0) as return_orders, sum(returned)::float8 as returned,
        count(distinct customer_key) filter (where return_lines > 0) as returners
      from orders where customer_key is not null and not cancelled`);
    return rows[0];
  }

  /** Figures of known customers: reference/online_retail_ii_vectors.json, totals and returns. */
  test("Online Retail II comes to its published totals, and again changes nothing", { timeout }, async () => {
    const shop = join(data, "online_retail_ii.csv.gz");
    const products = join(data, "online_retail_ii_products.csv.gz");
    const report = await importFile(shop, { products });
    expect(report).toMatchObject({ map: "online-retail-ii", rows: 1_044_847, rejected: [], currency: "GBP" });
    expect(report.skipped.map(({ count }) => count)).toEqual([6024, 6]);
    const expected = {
      lines: 791_044,
      orders: 36_969,
      customers: 5_878,
      gross: 17_431_533.178,
      return_lines: 18_446,
      return_orders: 7_901,
      returners: 2_572,
      returned: 1_087_882.14,
    };
    expect(await totals()).toEqual(expected);
    const { rows } = await database.pool.query(`
      select min(ordered_at at time zone 'Europe/London')::text as first, max(ordered_at at time zone 'Europe/London')::text as last,
        (select name from products where id = '85123A') as name,
        (select count(*) from customer_profiles where order_count = 145) as frequent,
        (select sum(guest_lines) from shop_months) as guest_lines
      from orders where customer_key is not null and lines > 0`);
    expect(rows).toEqual([
      {
        first: "2009-12-01 07:45:00",
        last: "2011-12-09 12:50:00",
        name: "WHITE HANGING HEART T-LIGHT HOLDER",
        frequent: 1,
        guest_lines: 228_608,
      },
    ]);
    const again = await importFile(shop, {});
    expect(again.alreadyImported).toBe(true);
    await database.pool.query("delete from order_imports");
    expect(await importFile(shop, {})).toMatchObject({
      newLines: 0,
      changedLines: 0,
      changedOrders: 0,
      newCustomers: 0,
    });
    expect(await totals()).toEqual(expected);
  });

  test.each([
    ["cdnow_sample.csv.gz", { customers: 2_357, lines: 6_919 }],
    ["cdnow_master.csv.gz", { customers: 23_570, lines: 69_659 }],
  ])("%s has its published customers, one order a customer and day", { timeout }, async (file, expected) => {
    const report = await importFile(join(data, file));
    expect(report).toMatchObject({ map: "cdnow", rejected: [], skipped: [] });
    expect(await totals()).toMatchObject(expected);
    const { rows } = await database.pool.query(
      "select count(*) as days from (select distinct customer_key, ordered_on from orders) d",
    );
    expect(await totals()).toMatchObject({ orders: rows[0]?.days });
  });

  test("Complete Journey has its baskets, households and discounts", { timeout }, async () => {
    const report = await importFile(join(data, "complete_journey_sample.csv.gz"));
    expect(report).toMatchObject({ map: "complete-journey", rows: 75_000, rejected: [], skipped: [] });
    expect(await totals()).toMatchObject({ customers: 2_377, orders: 47_243, lines: 75_000 });
    const { rows } = await database.pool.query(`
      select (select count(distinct category) from products) as categories,
        (select discount::float8 from order_lines where discount > 0 order by order_key, line_key limit 1) > 0 as discounted`);
    expect(rows).toEqual([{ categories: 290, discounted: true }]);
  });
});
