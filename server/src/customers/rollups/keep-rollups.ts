import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { type Rollup, rollups } from "./rollup.ts";

type Executor = Pick<Database["orm"], "execute">;

/** By the ids that stand in the shop; those that are not there yet too. */
export interface TouchedOrders {
  orderIds: readonly string[];
  /** Who they belong to afterwards; who they belong to before is looked up. */
  customerIds: readonly string[];
}

/**
 * Runs `change`, which may write no other orders than those, and brings the rollups to what a rebuild would give: what
 * the customers concerned and guests' orders among them brought before is taken away, what they bring now is added.
 * Costs the same in a shop of any size. Hold the orders' lock around it. Meant for up to some thousand orders; after
 * more, rebuildRollups.
 * @throws Error when an order went to a customer who is not among `customerIds`; then nothing may be committed.
 */
export async function keepRollups<T>(tx: Executor, touched: TouchedOrders, change: () => Promise<T>): Promise<T> {
  const earlier = await customersOf(tx, touched);
  const before = await contributions(tx, touched, earlier);
  const result = await change();
  const expected = new Set([...earlier, ...(await keysOf(tx, touched.customerIds))]);
  const later = await customersOf(tx, touched);
  if (later.some((key) => !expected.has(key))) {
    throw new Error("An order went to a customer whom keepRollups was not told of.");
  }
  const after = await contributions(tx, touched, [...expected]);
  for (const [index, rollup] of rollups.entries()) {
    await applyDifference(tx, rollup, before[index] ?? "[]", after[index] ?? "[]");
  }
  return result;
}

async function keysOf(tx: Executor, customerIds: readonly string[]): Promise<number[]> {
  const { rows } = await tx.execute<{ key: number }>(sql`
    select key from customers where id = any(${sql.param(customerIds)}::text[])`);
  return rows.map(({ key }) => key);
}

/** Of the orders as they are now, and those named. */
async function customersOf(tx: Executor, { orderIds, customerIds }: TouchedOrders): Promise<number[]> {
  const { rows } = await tx.execute<{ key: number }>(sql`
    select key from customers where id = any(${sql.param(customerIds)}::text[])
    union
    select customer_key from orders where id = any(${sql.param(orderIds)}::text[]) and customer_key is not null`);
  return rows.map(({ key }) => key);
}

/** One JSON a rollup: what these customers and the guests' orders among those touched bring to it. */
async function contributions(tx: Executor, { orderIds }: TouchedOrders, customerKeys: number[]): Promise<string[]> {
  const { rows: guests } = await tx.execute<{ key: number }>(sql`
    select key from orders where id = any(${sql.param(orderIds)}::text[]) and customer_key is null`);
  const ofCustomers = sql`customer_key = any(${sql.param(customerKeys)}::integer[])`;
  const guestKeys = sql`any(${sql.param(guests.map(({ key }) => key))}::bigint[])`;
  const brought: string[] = [];
  for (const { table, select } of rollups) {
    const ofGuests = table === "product_months" ? sql`order_key = ${guestKeys}` : sql`key = ${guestKeys}`;
    const { rows } = await tx.execute<{ brought: string }>(sql`
      select coalesce(json_agg(b), '[]')::text as brought
      from (${select(ofCustomers)} union all ${select(ofGuests)}) b`);
    brought.push(rows[0]?.brought ?? "[]");
  }
  return brought;
}

const each = (write: (name: string) => string, names: string[], between = ", ") =>
  sql.raw(names.map(write).join(between));

async function applyDifference(tx: Executor, rollup: Rollup, before: string, after: string): Promise<void> {
  const { keys, figures, unless } = rollup;
  const table = sql.identifier(rollup.table);
  const columns = sql.raw([...keys, ...figures].join(", "));
  const key = sql.raw(keys.join(", "));
  await tx.execute(sql`
    insert into ${table} as t (${columns})
    select ${key}, ${each((name) => `sum(sign * ${name})`, figures)}
    from (
      select 1 as sign, * from json_populate_recordset(null::${table}, ${after}::json)
      union all
      select -1, * from json_populate_recordset(null::${table}, ${before}::json)
    ) sides
    group by ${key}
    having ${each((name) => `sum(sign * ${name}) <> 0`, figures, " or ")}
    order by ${key}
    on conflict (${key}) do update set ${each((name) => `${name} = t.${name} + excluded.${name}`, figures)}`);
  await tx.execute(sql`
    delete from ${table}
    where (${key}) in (select ${key} from json_populate_recordset(null::${table}, ${before}::json)) and ${unless}`);
}
