import { beforeEach, expect, test } from "vitest";
import { ordersImport } from "../../../test/customers/orders-import.ts";
import { testDatabase } from "../../../test/database.ts";
import { recordOrder } from "./record-order.ts";
import type { LiveOrder } from "./live-order.ts";
import { readShopifyOrder } from "./read-shopify-order.ts";

const database = await testDatabase();
const { importText, readShop, empty } = ordersImport(database);
beforeEach(empty);

const order: LiveOrder = {
  id: "11",
  customer: { id: "ann", email: "ann@example.com" },
  orderedAt: "2026-03-01T23:30:00Z",
  currency: "GBP",
  lines: [
    { id: "1", productId: "p", productName: "Pins", category: "Notions", quantity: "2", total: "20.00" },
    { id: "2", productId: "q", quantity: 1, total: 9.99, discount: "0.01" },
  ],
};

async function profileOf(id: string) {
  const { rows } = await database.pool.query<Record<string, unknown>>(
    `select p.order_count, p.ltv::float8 from customer_profiles p join customers c on c.key = p.customer_key where c.id = $1`,
    [id],
  );
  return rows[0];
}
const months = async () => (await database.pool.query("select * from shop_months order by month")).rows;

test("a live order is in with its lines, and its customer's profile and month with it", async () => {
  await recordOrder(order, { database });
  expect((await readShop()).orders).toMatchObject([
    { id: "11", customer: "ann", day: "2026-03-01", lines: 2, gross: 29.99, discount: 0.01 },
  ]);
  expect(await profileOf("ann")).toEqual({ order_count: 1, ltv: 29.99 });
  expect(await months()).toMatchObject([{ month: "2026-03-01", orders: 1, gross: "29.9900" }]);
});

test("the same order again changes nothing", async () => {
  await recordOrder(order, { database });
  const before = [await readShop(), await months(), await profileOf("ann")];
  await recordOrder(order, { database });
  expect([await readShop(), await months(), await profileOf("ann")]).toEqual(before);
});

test("an order that changes takes along what it no longer has, and a refund becomes a return on its day", async () => {
  await recordOrder(order, { database });
  const [first] = order.lines;
  if (!first) throw new Error("a line is expected");
  const refund = { id: "r1", at: "2026-04-05T10:00:00Z", lines: [{ ...first, quantity: 1, total: "10" }] };
  await recordOrder({ ...order, lines: [first], refunds: [refund] }, { database });
  expect((await readShop()).orders).toMatchObject([
    { id: "11", lines: 1, gross: 20 },
    { id: "11:refund:r1", day: "2026-04-05", lines: 0, returned: 10 },
  ]);
  expect(await profileOf("ann")).toEqual({ order_count: 1, ltv: 10 });
  await recordOrder({ ...order, lines: [first] }, { database });
  expect((await readShop()).orders.map(({ id }) => id)).toEqual(["11"]);
  expect(await profileOf("ann")).toEqual({ order_count: 1, ltv: 20 });
});

test("a cancelled order leaves no profile, and one that goes to another customer leaves the first one's", async () => {
  await recordOrder(order, { database });
  await recordOrder({ ...order, customer: { id: "bob" } }, { database });
  expect([await profileOf("ann"), await profileOf("bob")]).toEqual([undefined, { order_count: 1, ltv: 29.99 }]);
  await recordOrder({ ...order, customer: { id: "bob" }, cancelled: true }, { database });
  expect(await profileOf("bob")).toBeUndefined();
  expect(await months()).toMatchObject([{ orders: 0, cancelled_orders: 1 }]);
});

test("a guest's order is in revenue and in no profile", async () => {
  await recordOrder({ ...order, customer: null }, { database });
  expect(await months()).toMatchObject([{ orders: 0, guest_orders: 1, guest_gross: "29.9900" }]);
  const { rows } = await database.pool.query("select count(*) as profiles from customer_profiles");
  expect(rows).toEqual([{ profiles: 0 }]);
});

test("an order in another currency than the shop's, and one with a wrong field, are refused whole", async () => {
  await importText("customer_id,date,quantity,amount\n1,1997-01-01,1,2\n", { map: "cdnow" });
  await expect(recordOrder(order, { database })).rejects.toMatchObject({
    code: "invalid_input",
    publicMessage: expect.stringMatching(/GBP.*USD/) as unknown,
  });
  await expect(
    recordOrder({ ...order, currency: "USD", lines: [{ quantity: "x", total: 1 }] }, { database }),
  ).rejects.toMatchObject({
    code: "invalid_input",
    issues: [{ path: "lines.0.quantity" }],
  });
  expect((await readShop()).orders).toHaveLength(1);
});

test("orders of one customer that come at once are all in", async () => {
  const orders = Array.from({ length: 8 }, (_, index) => ({ ...order, id: `o${index}` }));
  await Promise.all(orders.map((one) => recordOrder(one, { database })));
  expect(await profileOf("ann")).toEqual({ order_count: 8, ltv: 239.92 });
});

const version = (at: string | undefined, total: string): LiveOrder => ({
  ...order,
  updatedAt: at,
  lines: [{ id: "1", productId: "p", quantity: 1, total }],
});
const gross = async () => (await readShop()).orders.map(({ gross: value }) => value);

test("a version of an order older than the one that is known changes nothing, a newer one and the same do", async () => {
  await recordOrder(version("2026-03-02T10:00:00Z", "10"), { database });
  await recordOrder(version("2026-03-02T11:00:00+02:00", "7"), { database });
  expect([await gross(), await profileOf("ann")]).toEqual([[10], { order_count: 1, ltv: 10 }]);
  await recordOrder(version("2026-03-02T10:00:00Z", "11"), { database });
  expect(await gross()).toEqual([11]);
  await recordOrder(version("2026-03-02T10:00:01Z", "12"), { database });
  expect(await gross()).toEqual([12]);
  await recordOrder(version(undefined, "13"), { database });
  expect(await gross()).toEqual([13]);
  await recordOrder(version("2026-03-02T10:00:00Z", "14"), { database });
  expect(await gross()).toEqual([13]);
});

test("versions of one order that come at once leave the newest", async () => {
  const versions = [3, 0, 7, 5, 1, 6, 2, 4].map((minute) => version(`2026-03-02T10:0${minute}:00Z`, String(minute)));
  await Promise.all(versions.map((one) => recordOrder(one, { database })));
  expect((await readShop()).orders).toMatchObject([{ id: "11", gross: 7 }]);
});

test.each(["updated_at", "updatedAt"])("Shopify's order says in %s which version it is", (key) => {
  const document = { id: "gid://shopify/Order/1", body: { [key]: "2026-03-02T10:00:00Z" } };
  const read = readShopifyOrder(document, [], (text) => (text === "" ? null : { momentMs: Date.parse(text) }));
  expect(read.updatedAt).toBe("2026-03-02T10:00:00.000Z");
});
