import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { seededRandom } from "../src/customers/segments/seeded-random.ts";

export interface WrittenOrders {
  file: string;
  map: string;
  orders: number;
  lines: number;
  bytes: number;
}

const days = 3 * 365;
const products = 20_000;
const firstDayMs = Date.parse("2023-01-01T00:00:00Z");
const dayMs = 86_400_000;

const map = `columns:
  order_id: order
  line_id: line
  customer_id: customer
  email: email
  name: name
  ordered_at: ordered_at
  product_id: sku
  product_name: product
  category: category
  quantity: quantity
  line_total: total
  discount: discount
date_format: iso
timezone: Europe/Berlin
currency: EUR
returns:
  - { column: order, matches: ^R }
`;

interface Visits {
  /** Customer of each visit, by day. */
  customers: Int32Array;
  /** Where the visits of each day begin in `customers`, and one more. */
  starts: Int32Array;
}

/** Who comes when: half come once, one in a hundred some forty times. */
function drawVisits(count: number, random: () => number): Visits {
  const drawn: { customer: number; day: number }[][] = Array.from({ length: days }, () => []);
  let total = 0;
  for (let customer = 1; customer <= count; customer += 1) {
    const often = Math.floor(1 / (random() * 0.98 + 0.02) ** 0.9) + (customer % 3 === 0 ? 3 : 0);
    const last = Math.floor((days - 1) * (1 - random() ** 2 * 0.9));
    const gap = 8 + 90 * random();
    for (let nth = 0; nth < Math.min(40, often); nth += 1) {
      const day = last - Math.round(nth * gap * (0.6 + 0.8 * random()));
      if (day < 0) continue;
      drawn[day]?.push({ customer, day });
      total += 1;
    }
  }
  const customers = new Int32Array(total);
  const starts = new Int32Array(days + 1);
  let at = 0;
  for (const [day, visits] of drawn.entries()) {
    starts[day] = at;
    for (const { customer } of visits) customers[at++] = customer;
    drawn[day] = [];
  }
  starts[days] = at;
  return { customers, starts };
}

/**
 * Writes three years of a shop's orders as a CSV file and the map to read it with: some 3.7 orders and 10 lines a
 * customer in 60 categories, discounts, and returns as orders of their own. The same number gives the same file.
 */
export async function writeOrdersFile(folder: string, customers: number): Promise<WrittenOrders> {
  const file = join(folder, `orders-${customers}.csv`);
  const mapFile = join(folder, "orders-map.yaml");
  const random = seededRandom(customers);
  const visits = drawVisits(customers, random);
  const counts = { orders: 0, lines: 0, bytes: 0 };
  const hasBought = new Uint8Array(customers + 1);
  await writeFile(mapFile, map);
  await pipeline(Readable.from(rows()), createWriteStream(file));
  return { file, map: mapFile, ...counts };

  function* rows(): Generator<string> {
    yield "order,line,customer,email,name,ordered_at,sku,product,category,quantity,total,discount\n";
    for (let day = 0; day < days; day += 1) {
      const date = new Date(firstDayMs + day * dayMs).toISOString().slice(0, 10);
      let text = "";
      for (let at = visits.starts[day] ?? 0; at < (visits.starts[day + 1] ?? 0); at += 1) {
        text += order(at, visits.customers[at] ?? 0, date);
      }
      counts.bytes += text.length;
      yield text;
    }
  }

  function order(number: number, customer: number, date: string): string {
    const second = Math.floor(random() * 86_400);
    const time = [second / 3600, (second / 60) % 60, second % 60].map((part) =>
      String(Math.floor(part)).padStart(2, "0"),
    );
    // Nobody gives back before they have bought.
    const id = `${hasBought[customer] === 1 && random() < 0.04 ? "R" : "O"}${number + 1}`;
    hasBought[customer] = 1;
    const head = `${customer},customer-${customer}@example.com,Customer ${customer},${date} ${time.join(":")}`;
    const level = 0.3 + ((customer * 7919) % 1000) / 1000;
    const discounted = customer % 10 < 3 && random() < 0.5;
    const lines = 1 + Math.floor(4.8 * random());
    counts.orders += 1;
    counts.lines += lines;
    let text = "";
    for (let line = 1; line <= lines; line += 1) {
      const sku = 1 + Math.floor(random() ** 2 * (products - 1));
      const total = (4 + 60 * random() * level).toFixed(2);
      const discount = discounted ? (20 * random()).toFixed(2) : "0";
      text += `${id},${line},${head},sku-${sku},Product ${sku},Category ${sku % 60},${1 + Math.floor(random() * 3)},${total},${discount}\n`;
    }
    return text;
  }
}
