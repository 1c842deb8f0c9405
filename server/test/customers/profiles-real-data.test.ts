import { existsSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { loadProfile } from "../../src/customers/profiles/load-profile.ts";
import { refreshProfiles } from "../../src/customers/profiles/refresh-profiles.ts";
import { testDatabase } from "../database.ts";
import { ordersImport } from "./orders-import.ts";

const data = join(process.env["RAPPORT_DATA"] ?? join(import.meta.dirname, "../../../../shared/data"), "customers");
const isThere = existsSync(join(data, "online_retail_ii.csv.gz"));
const unless = isThere ? "" : " (skipped: RAPPORT_DATA is absent)";
const timeout = 300_000;

/** Expected figures are published ones of Online Retail II (UCI 502), recomputed by others: known customers, sales only. */
describe.skipIf(!isThere)(`profiles and months of Online Retail II${unless}`, async () => {
  const database = await testDatabase();
  const { importFile } = ordersImport(database);

  async function read(query: string) {
    const { rows } = await database.pool.query<Record<string, unknown>>(query);
    return rows;
  }

  test(
    "profiles add up to the shop, and recency, frequency and value are the published ones",
    { timeout },
    async () => {
      await importFile(join(data, "online_retail_ii.csv.gz"));
      const [sums] = await read(`
      select count(*) as customers, sum(order_count) as orders, sum(lines) as lines, sum(gross)::float8 as gross,
        avg(order_count)::float8 as frequency, avg(as_of - last_order_on + 1)::float8 as recency,
        avg(gross)::float8 as value, bool_and(cardinality(features) = 20) as whole,
        bool_and(features::text !~* 'nan|inf') as finite
      from customer_profiles where run_id = 0`);
      expect(sums).toMatchObject({ customers: 5878, orders: 36_969, lines: 791_044, whole: true, finite: true });
      expect(sums?.["gross"]).toBeCloseTo(17_431_533.18, 1);
      expect(sums?.["frequency"]).toBeCloseTo(6.289384144266758, 9);
      expect(sums?.["recency"]).toBeCloseTo(201.86679142565498, 9);
      expect(sums?.["value"]).toBeCloseTo(2965.5551480095373, 2);
      expect(await loadProfile(database, "18102")).toMatchObject({
        orderCount: 145,
        gross: 580_987.04,
        asOf: "2011-12-09",
        recencyDays: 0,
      });
    },
  );

  test("months and the cohort of January 2010 are the published ones", async () => {
    const months = await read(`
      select month, orders, customers, round(gross, 2)::float8 as gross from shop_months
      where month in ('2009-12-01', '2010-11-01', '2011-12-01') order by month`);
    expect(months).toEqual([
      { month: "2009-12-01", orders: 1512, customers: 955, gross: 686_654.16 },
      { month: "2010-11-01", orders: 2587, customers: 1607, gross: 1_172_336.04 },
      { month: "2011-12-01", orders: 778, customers: 615, gross: 518_192.79 },
    ]);
    const cohort = await read(`
      select months_later, customers, round(gross, 2)::float8 as gross from cohort_months
      where cohort = '2010-01-01' and months_later in (0, 1, 2, 23) order by 1`);
    expect(cohort).toEqual([
      { months_later: 0, customers: 383, gross: 161_893.49 },
      { months_later: 1, customers: 79, gross: 39_134.05 },
      { months_later: 2, customers: 119, gross: 51_120.26 },
      { months_later: 23, customers: 22, gross: 8825.86 },
    ]);
  });

  test("customers refreshed by their keys keep the profile that the scan over all gave them", { timeout }, async () => {
    const query = "select * from customer_profiles where customer_key % 29 = 0 order by customer_key";
    const before = await read(query);
    expect(before.length).toBeGreaterThan(150);
    await database.orm.execute(sql`update customer_profiles set ltv = 0, features = '{}' where customer_key % 29 = 0`);
    await refreshProfiles(database, { customerKeys: before.map((row) => Number(row["customer_key"])) });
    expect(await read(query)).toEqual(before);
  });
});
