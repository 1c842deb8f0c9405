import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { discoverHere } from "../../../test/customers/discover-here.ts";
import { customersWorkspace } from "../../../test/customers/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import { readCatalog } from "./catalog.ts";
import { generateShop, type SampleOrder } from "./generate-shop.ts";
import { hasNoOrders, isSampleShop, loadSampleShop } from "./load-sample-shop.ts";
import { dayOf } from "../day-number.ts";
import { writeShopFile } from "./write-shop-file.ts";

const folder = join(import.meta.dirname, "../../../../content/samples/shop");
const catalog = readCatalog(join(folder, "catalog.yaml"));
const shopOf = (lastDay: string, customers: number, seed = 20) =>
  generateShop({ catalog, lastDay, customers, years: 3, seed });

const lastDay = "2026-11-20";
const shop = shopOf(lastDay, 5000);
const sales = shop.filter(({ isReturn }) => !isReturn);
const known = sales.filter(({ customer }) => customer !== null);
const valueOf = (orders: SampleOrder[]) =>
  orders.flatMap(({ lines }) => lines).reduce((sum, { totalCents }) => sum + totalCents, 0);

const ofMonths = (...months: string[]) =>
  sales.filter(({ day, kind }) => kind !== "quilt shop" && months.includes(dayOf(day).slice(0, 7)));

/** How far the gaps between orders of this kind lie from their means. */
const irregularity = (kind: string) => {
  const days = new Map<string, number[]>();
  for (const order of known) {
    if (order.kind === kind && order.customer) {
      days.set(order.customer.id, [...(days.get(order.customer.id) ?? []), order.day]);
    }
  }
  const all = [...days.values()].filter(({ length }) => length >= 6).map(variation);
  return all.reduce((sum, value) => sum + value, 0) / all.length;
};

const isBusiness = ({ kind }: SampleOrder) => kind === "quilt shop" || kind === "guild";

async function hashOf(orders: SampleOrder[]): Promise<string> {
  const work = await mkdtemp(join(tmpdir(), "sample-shop-test-"));
  try {
    await writeShopFile(join(work, "shop.csv"), orders);
    return createHash("sha256")
      .update(await readFile(join(work, "shop.csv")))
      .digest("hex");
  } finally {
    await rm(work, { recursive: true });
  }
}

describe("the sample shop", () => {
  test("is the same for the same day, another for another day or seed", async () => {
    const first = await hashOf(shopOf(lastDay, 200));
    expect(await hashOf(shopOf(lastDay, 200))).toBe(first);
    expect(await hashOf(shopOf("2026-11-21", 200))).not.toBe(first);
    expect(await hashOf(shopOf(lastDay, 200, 21))).not.toBe(first);
  });

  test("is three years of 5,000 customers that end on the last day, in order of time", () => {
    expect(new Set(known.map(({ customer }) => customer?.id)).size).toBe(5000);
    expect(dayOf(shop.at(-1)?.day ?? 0)).toBe(lastDay);
    expect(dayOf(shop[0]?.day ?? 0)).toMatch(/^2023-11-2/);
    const times = shop.map(({ day, minute }) => day * 1440 + minute);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  });

  test("names nobody who could exist: every address is at example.com, and its own", () => {
    const emails = new Map(known.map(({ customer }) => [customer?.id, customer?.email ?? ""]));
    expect([...emails.values()].filter((email) => !/^[a-z.]+\.\d+@example\.com$/.test(email))).toEqual([]);
    expect(new Set(emails.values()).size).toBe(5000);
  });

  test("has about 300 products in nine categories, each sold", () => {
    const products = [...catalog.values()].flat();
    expect(catalog.size).toBe(9);
    expect(products.length).toBeGreaterThan(280);
    expect(new Set(products.map(({ name }) => name)).size).toBe(products.length);
    const sold = new Set(sales.flatMap(({ lines }) => lines.map(({ product }) => product.sku)));
    expect(products.filter(({ sku }) => !sold.has(sku))).toEqual([]);
  });

  test("is believable: one-time buyers, returns, discounts, guests and business", () => {
    const orders = new Map<string, number>();
    for (const { customer } of known) if (customer) orders.set(customer.id, (orders.get(customer.id) ?? 0) + 1);
    const oneTime = [...orders.values()].filter((count) => count === 1).length / 5000;
    expect(oneTime).toBeGreaterThan(0.4);
    expect(oneTime).toBeLessThan(0.6);
    const returned = valueOf(shop.filter(({ isReturn }) => isReturn)) / valueOf(sales);
    expect(returned).toBeGreaterThan(0.015);
    expect(returned).toBeLessThan(0.08);
    const households = sales.filter((order) => !isBusiness(order));
    const discounts = households.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.discountCents, 0);
    expect(discounts / (discounts + valueOf(households))).toBeGreaterThan(0.04);
    expect(discounts / (discounts + valueOf(households))).toBeLessThan(0.2);
    expect((sales.length - known.length) / sales.length).toBeCloseTo(0.04, 1);
    expect(valueOf(known.filter(isBusiness)) / valueOf(known)).toBeGreaterThan(0.2);
  });

  test("has seasons: autumn sells more than summer, and January's sale lowers most prices", () => {
    const autumn = ofMonths("2025-09", "2025-10", "2025-11").length;
    expect(autumn / ofMonths("2025-06", "2025-07", "2025-08").length).toBeGreaterThan(1.3);
    const onSale = (month: string) => {
      const lines = ofMonths(month).flatMap((order) => order.lines);
      return lines.filter(({ discountCents }) => discountCents > 0).length / lines.length;
    };
    expect(onSale("2026-01")).toBeGreaterThan(0.4);
    expect(onSale("2026-02")).toBeLessThan(0.2);
  });

  test("has customers who buy thread like a clock, and others on a whim", () => {
    expect(irregularity("thread and batting rebuyer")).toBeLessThan(0.15);
    expect(irregularity("hobby quilter")).toBeGreaterThan(0.3);
  });
});

/** Standard deviation of the gaps over their mean. */
function variation(days: number[]): number {
  const gaps = days.slice(1).map((day, index) => day - (days[index] ?? 0));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  return Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length) / mean;
}

describe("loaded into an empty workspace", async () => {
  const database = await testDatabase();
  const deps = customersWorkspace(database, { clock: { now: () => new Date("2026-11-21T18:00:00Z") } });

  test(
    "comes in whole through the import, ends yesterday, and shows the buyers it was made of",
    { timeout: 240_000 },
    async () => {
      expect(await hasNoOrders(database)).toBe(true);
      const report = await loadSampleShop(deps, { folder, onProgress: () => {} });
      expect(report).toMatchObject({ newCustomers: 5000, newOrders: shop.length, rejected: [], currency: "USD" });
      expect(await hasNoOrders(database)).toBe(false);
      expect(await isSampleShop(database)).toBe(true);
      const { rows: days } = await database.pool.query("select max(ordered_on) as last from orders");
      expect(days).toEqual([{ last: lastDay }]);

      const runId = await discoverHere(database);
      const { rows } = await database.pool.query<{
        name: string;
        members: number;
        signature: Record<string, { segment: string }>;
      }>("select members from archetypes where run_id = $1", [runId]);
      const covered = rows.reduce((sum, { members }) => sum + members, 0);
      expect(covered).toBe(5000);
      expect(rows.length).toBeGreaterThanOrEqual(6);
      const shareOf = await readShares(runId);
      expect(shareOf("trier", "one_time_buyer")).toBeGreaterThan(0.95);
      expect(shareOf("gift buyer", "one_time_buyer")).toBeGreaterThan(0.95);
      expect(shareOf("bargain hunter", "bargain_hunter")).toBeGreaterThan(0.8);
      expect(shareOf("thread and batting rebuyer", "consumable_buyer")).toBeGreaterThan(0.5);
      expect(shareOf("trier", "consumable_buyer")).toBe(0);
    },
  );

  /** Of customers made up as this kind, how many have the segment as their dominant one, whichever axis it is on. */
  async function readShares(runId: number): Promise<(kind: string, segment: string) => number> {
    const { rows } = await database.pool.query<{ id: string; segments: string[] }>(
      `select c.id, array(select r.axes -> (place - 1)::int -> 'segments' -> segment::int ->> 'name'
          from unnest(p.dominant) with ordinality as d(segment, place)) as segments
        from customer_profiles p join customers c on c.key = p.customer_key join discovery_runs r on r.id = p.run_id
        where p.run_id = $1`,
      [runId],
    );
    const kinds = new Map(known.map(({ customer, kind }) => [customer?.id, kind]));
    return (kind, segment) => {
      const members = rows.filter(({ id }) => kinds.get(id) === kind);
      return members.filter(({ segments }) => segments.includes(segment)).length / members.length;
    };
  }
});
