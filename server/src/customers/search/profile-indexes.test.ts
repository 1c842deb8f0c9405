import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { seedProfiles } from "../../../test/customers/seed-profiles.ts";
import { customersWorkspace } from "../../../test/customers/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import { readCurrentRun } from "./current-run.ts";
import { profileIndexes } from "./profile-indexes.ts";
import { searchCustomers } from "./search-customers.ts";
import { searchSelectList } from "./search-table.ts";

const database = await testDatabase();
const deps = customersWorkspace(database);
const build = async (runId: number) => {
  for (const statement of profileIndexes(`customer_profiles_${runId}`)) await database.pool.query(statement);
};

beforeAll(async () => {
  const customers = Array.from({ length: 3000 }, (_, n) => ({
    id: `c${n}`,
    name: n % 100 === 0 ? `Quilter ${n}` : null,
    gross: 10 + n / 4,
    archetype: n % 20,
    orderCount: 1 + (n % 7),
  }));
  const archetypes = Array.from({ length: 20 }, (_, n) => ({ id: `a${n}`, name: `Archetype ${n}` }));
  await seedProfiles(database, customers, { runId: 1, archetypes });
  await build(1);
  await database.pool.query("vacuum analyze customers");
});

const differences = async () => {
  const { rows } = await database.pool.query(`
    (select ${searchSelectList} from customer_profiles_1 except all table customer_search_1)
    union all (table customer_search_1 except all select ${searchSelectList} from customer_profiles_1)`);
  return rows.length;
};

test("the copy that is searched stays equal to the profiles, whoever changes them", async () => {
  expect((await readCurrentRun(database)).indexed).toBe(true);
  expect(await differences()).toBe(0);
  await database.pool.query(
    "update customer_profiles set ltv = ltv * 2, average_gap_days = 3 where customer_key <= 10",
  );
  await database.pool.query("delete from customer_profiles where run_id = 1 and customer_key = 11");
  await database.pool.query("update customer_profiles_1 set units = units + 1 where customer_key between 20 and 40");
  await database.pool.query("delete from customer_profiles_1 where customer_key between 30 and 31");
  await database.pool
    .query(`insert into customer_profiles select * from customer_profiles where customer_key in (50, 51)
    on conflict (run_id, customer_key) do update set ltv = 1, archetype_no = null`);
  await database.pool.query(`insert into customer_profiles select 1, 100000, as_of, first_order_on, last_order_on,
    order_count, purchase_days, gross, returned, 999999, aov, return_rate, discount_share, average_gap_days, units, lines,
    features, archetype_no, dominant, strength, memberships from customer_profiles where customer_key = 12`);
  await database.pool.query(`with gone as (delete from customer_profiles where customer_key = 60)
    update customer_profiles set as_of = as_of + 1 where customer_key = 61`);
  await database.pool.query("insert into customers (key, id) overriding system value values (100000, 'new')");
  expect(await differences()).toBe(0);
  const { items, total } = await searchCustomers({ sort: "-ltv" }, { limit: 1 }, deps);
  expect([items[0]?.id, total]).toEqual(["new", 2997]);
});

test("built again it replaces the copy; one whose profiles were dropped goes with the next build", async () => {
  await database.pool.query("create table customer_profiles_9 partition of customer_profiles for values in (9)");
  await build(9);
  await database.pool.query("drop table customer_profiles_9");
  await build(1);
  const { rows } = await database.pool.query("select to_regclass('customer_search_9') as copy");
  expect(rows).toEqual([{ copy: null }]);
  expect(await differences()).toBe(0);
});

test.each(["customer_profiles_0", "customer_profiles_1; drop table orders", "customers"])(
  "%s is no partition of a run",
  (name) => {
    expect(() => profileIndexes(name)).toThrow(RangeError);
  },
);

test.each([
  ["a page of an archetype", { archetypeId: "a3" }],
  ["a page of a range of the order", { where: [{ field: "ltv", op: ">=", value: 755 }] }],
  ["a name", { text: "quilter 1200" }],
])("%s is found through indexes, not by reading everybody", async (_, query) => {
  expect(await rowsRead(query)).toEqual({ copy: 0, others: 0 });
});

test("a filter reads the copy at most twice, and neither profiles nor customers", async () => {
  const where = [{ field: "order_count", op: ">", value: 3 }];
  const { copy, others } = await rowsRead({ where });
  expect(copy).toBeGreaterThan(0);
  expect(copy).toBeLessThanOrEqual(2 * 3000);
  expect(others).toBe(0);
});

/** Rows that scans of whole tables read for a page of a search: of the copy, and of the larger tables. */
async function rowsRead(query: object): Promise<{ copy: number; others: number }> {
  const before = await scanned();
  const { items } = await searchCustomers({ sort: "-ltv", ...query }, { limit: 5 }, deps);
  expect(items.length).toBeGreaterThan(0);
  const after = await scanned();
  return { copy: after.copy - before.copy, others: after.others - before.others };
}

async function scanned(): Promise<{ copy: number; others: number }> {
  await database.orm.execute(sql`select pg_stat_force_next_flush()`);
  const { rows } = await database.orm.execute<{ copy: number; others: number }>(sql`
    select sum(seq_tup_read) filter (where relname = 'customer_search_1')::int as copy,
      sum(seq_tup_read) filter (where relname in ('customers', 'customer_profiles_1'))::int as others
    from pg_stat_user_tables`);
  return rows[0] ?? { copy: 0, others: 0 };
}
