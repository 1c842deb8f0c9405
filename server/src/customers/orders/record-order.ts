import { z } from "zod";
import { ToolError } from "../../core/errors.ts";
import type { CustomersDeps } from "../deps.ts";
import { holdOrders } from "../discovery/hold-orders.ts";
import { refreshProfilesWithin } from "../profiles/refresh-profiles-within.ts";
import { keepRollups } from "../rollups/keep-rollups.ts";
import { sql } from "drizzle-orm";
import { groupLiveOrder } from "./group-live-order.ts";
import { type LiveOrder, LiveOrderSchema } from "./live-order.ts";
import { noteChangedCustomers } from "./note-changed-customers.ts";
import { replaceOrders } from "./replace-orders.ts";
import { createZoneClock } from "./zone-clock.ts";

/**
 * Stores one order as it is now, with its refunds, and brings months, products and the customer's profile along, in
 * one transaction. The same again changes nothing; what the order no longer has is taken away. A version with an
 * `updatedAt` before that of what is known came late and changes nothing.
 * @throws ToolError `invalid_input` with the path of each wrong field, or when it is not in the shop's currency.
 */
export async function recordOrder(order: LiveOrder, { database }: Pick<CustomersDeps, "database">): Promise<void> {
  const parsed = LiveOrderSchema.safeParse(order);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
    throw new ToolError("invalid_input", `The order cannot be used: ${z.prettifyError(parsed.error)}`, { issues });
  }
  const { id, customer, currency, updatedAt } = parsed.data;
  const groups = groupLiveOrder(parsed.data);
  await database.orm.transaction(async (tx) => {
    await holdOrders(tx);
    await tx.execute(sql`
      insert into shop (currency, timezone) values (${currency}, 'UTC') on conflict do nothing`);
    const { rows: shops } = await tx.execute<{ currency: string; timezone: string }>(sql`
      select currency, timezone from shop`);
    const [shop] = shops;
    if (shop?.currency !== currency) {
      throw new ToolError(
        "invalid_input",
        `Order ${id} is in ${currency}; the shop's orders are in ${shop?.currency}.`,
      );
    }
    if (updatedAt !== null && (await isOutdated(tx, id, updatedAt))) return;
    const clock = createZoneClock(shop.timezone);
    const before = await customerKeysOf(tx, id);
    const touched = {
      orderIds: [...new Set([...groups.map((group) => group.id), ...(await refundOrdersOf(tx, id))])],
      customerIds: customer ? [customer.id] : [],
    };
    await keepRollups(tx, touched, () =>
      replaceOrders(tx, { order: parsed.data, groups, clock, known: touched.orderIds }),
    );
    const customerKeys = [...new Set([...before, ...(await customerKeysOf(tx, id))])];
    // A guest's order too: with it products cost something else, so that profiles are not all of one moment any more.
    await refreshProfilesWithin(tx, { customerKeys });
    await noteChangedCustomers(
      tx,
      sql`
      select unnest(${sql.param(customerKeys)}::integer[]) as customer_key`,
    );
  });
}

type Executor = Parameters<typeof holdOrders>[0];

async function isOutdated(tx: Executor, orderId: string, updatedAt: Date): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    select from orders where id = ${orderId} and updated_at > ${updatedAt.toISOString()}::timestamptz`);
  return rows.length > 0;
}

async function customerKeysOf(tx: Executor, orderId: string): Promise<number[]> {
  const { rows } = await tx.execute<{ key: number | null }>(sql`
    select customer_key as key from orders where id = ${orderId}`);
  return rows.flatMap(({ key }) => key ?? []);
}

/** Return orders of an order that are there. A range rather than a pattern, so that the index serves it. */
async function refundOrdersOf(tx: Executor, orderId: string): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from orders where id >= ${`${orderId}:refund:`} and id < ${`${orderId}:refund;`}`);
  return rows.map(({ id }) => id);
}
