import { beforeAll, expect, test } from "vitest";
import { seedProfiles } from "../../../test/customers/seed-profiles.ts";
import { customersWorkspace } from "../../../test/customers/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import { profileIndexes } from "./profile-indexes.ts";
import { searchCustomers } from "./search-customers.ts";

const database = await testDatabase();
const deps = customersWorkspace(database);
const copies = 40;

/** Enough pages of the table that a sample of them tells something. */
beforeAll(async () => {
  const customers = Array.from({ length: 1000 }, (_, n) => ({
    id: `c${n}`,
    email: n % 3 === 0 ? null : `c${n}@example.com`,
    gross: 10 + ((n * 7919) % 1000),
    orderCount: 1 + (n % 7),
  }));
  await seedProfiles(database, customers, { runId: 1 });
  await database.pool.query(`
    insert into customers (key, id, email) overriding system value
    select key + copy * 10000, id || '-' || copy, copy || email from customers, generate_series(1, ${copies - 1}) copy`);
  const { rows } = await database.pool.query<{ columns: string }>(`
    select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
    where attrelid = 'customer_profiles'::regclass and attnum > 0 and not attisdropped
      and attname not in ('run_id', 'customer_key', 'average_gap_days')`);
  const columns = rows[0]?.columns ?? "";
  await database.pool.query(`
    insert into customer_profiles (run_id, customer_key, average_gap_days, ${columns})
    select run_id, customer_key + copy * 10000, case when copy % 2 = 0 then null else copy end, ${columns}
    from customer_profiles, generate_series(1, ${copies - 1}) copy where run_id = 1`);
  for (const statement of profileIndexes("customer_profiles_1")) await database.pool.query(statement);
});

const searches = [
  { name: "a rare value at the end of the order", sort: "ltv", where: [{ field: "aov", op: ">", value: 700 }] },
  { name: "equal values", sort: "-order_count", where: [{ field: "order_count", op: "<=", value: 3 }] },
  { name: "an order without an index", sort: "-aov", where: [{ field: "order_count", op: "!=", value: 2 }] },
  { name: "an order that many have no value in", sort: "avg_days_between", where: [] },
  { name: "the same, the largest first", sort: "-avg_days_between", where: [] },
  { name: "a day", sort: "-first_order_on", where: [{ field: "units", op: ">=", value: 0 }] },
  { name: "who has no address", sort: "aov", where: [{ field: "has_email", op: "=", value: false }] },
  { name: "who has an address", sort: "-aov", where: [{ field: "has_email", op: "!=", value: false }] },
] as const;

test.each(searches)(
  "page after page is the order of everybody, and the total counts them: $name",
  async ({ sort, where }) => {
    const asked = { sort, where };
    const all = await searchCustomers(asked, { limit: copies * 1000 }, deps);
    expect(all.items.length).toBe(all.total);
    const expected = all.items.map(({ id }) => id);
    expect(new Set(expected).size).toBe(all.total);
    for (const limit of [1, 20, 200]) {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await searchCustomers(asked, { limit, cursor }, deps);
        expect(page.total).toBe(all.total);
        ids.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined && ids.length < limit * 3);
      expect(ids).toEqual(expected.slice(0, ids.length));
      expect(ids.length).toBe(Math.min(all.total, limit * 3));
    }
  },
);

const count = async (condition: string) => {
  const sql = `select count(*)::int as n from customer_profiles p join customers c on c.key = p.customer_key where ${condition}`;
  return (await database.pool.query<{ n: number }>(sql)).rows[0]?.n;
};

const total = async (field: string, op: string, value: unknown) =>
  (await searchCustomers({ sort: "-aov", where: [{ field, op, value }] }, { limit: 5 }, deps)).total;

test("the totals are those of plain SQL", async () => {
  expect(await total("has_email", "=", true)).toBe(await count("c.email is not null"));
  expect(await total("has_email", "=", false)).toBe(await count("c.email is null"));
  expect(await total("order_count", "<=", 3)).toBe(await count("p.order_count <= 3"));
  expect(await total("avg_days_between", "=", null)).toBe(await count("p.average_gap_days is null"));
});
