import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ordersImport } from "../../../test/customers/orders-import.ts";
import { testDatabase } from "../../../test/database.ts";

const database = await testDatabase();
const { importText, readShop, empty } = ordersImport(database);

interface WrittenOrder {
  customer: string | null;
  at: string;
  lines: { product: string; quantity: number; pence: number; isReturn: boolean }[];
}

const word = fc.string({
  unit: fc.constantFrom("a", "b", "Ω", ",", ";", '"', "'", "\t", "|", "\\", "x"),
  minLength: 1,
  maxLength: 5,
});
const product = word.map((text) => `p${text}p`);
const line = fc.record({
  product,
  quantity: fc.integer({ min: 1, max: 9 }),
  pence: fc.integer({ min: 0, max: 99_999 }),
  isReturn: fc.boolean(),
});
const order: fc.Arbitrary<WrittenOrder> = fc.record({
  customer: fc.option(fc.constantFrom("1", "2", 'Ann, "A."', "ü")),
  at: fc.constantFrom("2024-01-31 23:59", "2024-03-31 01:30", "2024-10-27 01:30", "2024-06-01 00:00"),
  lines: fc.array(line, { minLength: 1, maxLength: 5 }),
});
const written = fc.record({
  orders: fc.array(order, { minLength: 1, maxLength: 8 }),
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  lineEnd: fc.constantFrom("\n", "\r\n"),
  quoted: fc.boolean(),
});
type Written = typeof written extends fc.Arbitrary<infer Value> ? Value : never;

const map = `columns:
  order_id: order
  customer_id: customer
  ordered_at: at
  product_id: product
  quantity: quantity
  line_total: total
date_format: yyyy-MM-dd HH:mm
timezone: Europe/London
currency: GBP
`;

/** The orders from one place to another, as a file. */
function write({ orders, delimiter, lineEnd, quoted }: Written, from = 0, to = orders.length): string {
  const quote = (text: string) =>
    quoted || /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  const rows = orders.flatMap(({ customer, at, lines }, index) =>
    lines.map(({ product, quantity, pence, isReturn }) => {
      const sign = isReturn ? "-" : "";
      return [`o${index}`, customer ?? "", at, product, `${sign}${quantity}`, `${sign}${(pence / 100).toFixed(2)}`];
    }),
  );
  const inRange = rows.filter(([id]) => Number(id?.slice(1)) >= from && Number(id?.slice(1)) < to);
  const header = ["order", "customer", "at", "product", "quantity", "total"];
  return [header, ...inRange].map((row) => row.map(quote).join(delimiter)).join(lineEnd);
}

test("a file of any orders, delimiter and quoting reads back the same, and sums over lines equal those of their orders", async () => {
  await fc.assert(
    fc.asyncProperty(written, async (orders) => {
      await empty();
      const report = await importText(write(orders), { map });
      expect(report.rejected).toEqual([]);
      const shop = await readShop();
      const flat = orders.orders.flatMap(({ customer, lines }, index) =>
        lines.map((one) => [`o${index}`, customer, one.product, one.quantity, one.pence / 100, one.isReturn]),
      );
      const stored = shop.lines.map((one) => [
        one["order"],
        one["customer"],
        one["product"],
        one["quantity"],
        one["total"],
        one["is_return"],
      ]);
      expect(sorted(stored)).toEqual(sorted(flat));
      for (const { id, lines, gross, return_lines: returnLines, returned } of shop.orders) {
        const own = shop.lines.filter((one) => one["order"] === id);
        const sold = own.filter((one) => one["is_return"] === false);
        const sum = (of: typeof own) => of.reduce((total, one) => total + pence(one["total"]), 0);
        expect([lines, pence(gross)]).toEqual([sold.length, sum(sold)]);
        expect([returnLines, pence(returned)]).toEqual([own.length - sold.length, sum(own) - sum(sold)]);
      }
    }),
    { numRuns: 15 },
  );
});

test("imported twice, in halves or in files that overlap, the shop is the same", async () => {
  await fc.assert(
    fc.asyncProperty(written, fc.nat(), fc.nat(), async (orders, first, second) => {
      const count = orders.orders.length;
      const [low, high] = [first % (count + 1), second % (count + 1)].sort((a, b) => a - b);
      await empty();
      await importText(write(orders), { map });
      const whole = await readShop();
      await importText(write(orders), { map, name: "again.csv" });
      await importText(write(orders, low), { map, name: "part.csv" }).catch(onlyIfEmpty(low === count));
      expect(await readShop()).toEqual(whole);
      await empty();
      await importText(write(orders, 0, high), { map, name: "first.csv" }).catch(onlyIfEmpty(high === 0));
      await importText(write(orders, low), { map, name: "second.csv" }).catch(onlyIfEmpty(low === count));
      expect(await readShop()).toEqual(whole);
    }),
    { numRuns: 10 },
  );
});

/** A part without an order is a header alone: nothing is in it, which is no failure. */
const onlyIfEmpty = (isEmpty: boolean) => (error: unknown) => {
  if (!isEmpty) throw error;
};
const sorted = (rows: unknown[][]) => rows.map((row) => JSON.stringify(row)).sort();
const pence = (value: unknown) => Math.round(Number(value) * 100);
