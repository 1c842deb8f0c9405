import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { SampleOrder } from "./generate-shop.ts";
import { dayOf } from "../day-number.ts";

const columns = "order,customer,name,email,ordered_at,sku,product,category,quantity,total,discount";

/** Writes orders as the CSV that content/samples/shop/order-map.yaml describes: one row a line, returns negative. */
export async function writeShopFile(file: string, orders: readonly SampleOrder[]): Promise<void> {
  await pipeline(Readable.from(writeRows(orders)), createWriteStream(file));
}

function* writeRows(orders: readonly SampleOrder[]): Generator<string> {
  yield `${columns}\n`;
  for (const [index, { customer, day, minute, isReturn, lines }] of orders.entries()) {
    const order = `${isReturn ? "R" : "S"}${String(100_001 + index)}`;
    const at = `${dayOf(day)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
    const sign = isReturn ? "-" : "";
    const who = `${customer?.id ?? ""},${customer?.name ?? ""},${customer?.email ?? ""}`;
    const rows = lines.map(
      ({ product, quantity, totalCents, discountCents }) =>
        `${order},${who},${at},${product.sku},${product.name},${product.category},${sign}${quantity},${sign}${cents(totalCents)},${isReturn ? "0.00" : cents(discountCents)}\n`,
    );
    yield rows.join("");
  }
}

const two = (part: number) => String(part).padStart(2, "0");
const cents = (amount: number) => (amount / 100).toFixed(2);
