import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { selectBuyers } from "../features/select-buyers.ts";
import { splitIntoParts } from "./split-into-parts.ts";

const database = await testDatabase();
const day = "2025-06-01";

/** So many customers with one order of `lines` lines each on the day, and as many who only came later. */
async function fill(customers: number, lines: number): Promise<void> {
  await database.orm.execute(sql`truncate customers, orders`);
  await database.orm.execute(sql`
    with made as (insert into customers (id) select 'c' || n from generate_series(1, ${customers * 2}::int) n returning key, id)
    insert into orders (id, customer_key, ordered_at, ordered_on, lines)
    select id, key, ${day}, ${day}::date + case when substr(id, 2)::int <= ${customers} then 0 else 1 end, ${lines} from made`);
}

test.each([
  ["few customers are one part", 40, 3, 1],
  ["more than one process should do alone are several", 25_000, 1, 3],
  ["few customers with many lines are several", 1_000, 900, 3],
])("%s, which hold every key once", async (_, customers, lines, expected) => {
  await fill(customers, lines);
  const { customers: found, parts } = await splitIntoParts(database.orm, selectBuyers(day));
  expect([found, parts.length]).toEqual([customers, expected]);
  expect(parts[0]?.firstKey).toBe(0);
  expect(parts.at(-1)?.lastKey).toBe(2_147_483_646);
  for (const [index, { firstKey }] of parts.slice(1).entries()) expect(firstKey).toBe((parts[index]?.lastKey ?? 0) + 1);
  const { rows } = await database.orm.execute<{ n: number }>(sql`
    select count(*) as n from orders join jsonb_to_recordset(${JSON.stringify(parts)})
      as p(part int, "firstKey" int, "lastKey" int) on customer_key between "firstKey" and "lastKey"
    where ordered_on <= ${day} group by part`);
  const sizes = rows.map(({ n }) => n);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(parts.length);
  expect((await splitIntoParts(database.orm, selectBuyers(day), { shared: false })).parts).toHaveLength(1);
});

test("however many lines there are, they are eight, the last in a half and two quarters", async () => {
  await fill(1_000, 1_000_000);
  const { parts } = await splitIntoParts(database.orm, selectBuyers(day));
  const { rows } = await database.orm.execute<{ n: number }>(sql`
    select count(*) as n from orders join jsonb_to_recordset(${JSON.stringify(parts)})
      as p(part int, "firstKey" int, "lastKey" int) on customer_key between "firstKey" and "lastKey"
    where ordered_on <= ${day} group by part order by part`);
  expect(rows.map(({ n }) => n)).toEqual([...Array.from({ length: 7 }, () => 125), 62, 31, 32]);
  expect(parts.at(-1)?.lastKey).toBe(2_147_483_646);
});

test("nobody is no part", async () => {
  await database.orm.execute(sql`truncate customers, orders`);
  expect(await splitIntoParts(database.orm, selectBuyers(day))).toEqual({ customers: 0, parts: [] });
});
