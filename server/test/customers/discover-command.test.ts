import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { rebuildRollups } from "../../src/customers/rollups/rebuild-rollups.ts";
import { testDatabase } from "../database.ts";
import { createProduct } from "../product.ts";
import { mixedShop } from "./mixed-shop.ts";
import { placeOrders } from "./place-orders.ts";

const database = await testDatabase();
const product = createProduct();
afterAll(() => product.remove());
const environment = { DATABASE_URL: database.url };
const run = (...args: string[]) => product.run(args, environment);

test("rapport discover and snapshots rebuild, alone and beside a server", { timeout: 240_000 }, async () => {
  const empty = await run("discover");
  expect(empty).toMatchObject({ code: 1, stdout: "" });
  expect(empty.stderr.trim().split("\n")).toEqual([
    "Nobody has ordered; segments need at least 30 customers: `npx rapport import orders FILE` brings in more.",
  ]);
  const nothing = await run("snapshots", "rebuild");
  expect(nothing).toMatchObject({ code: 1, stdout: "" });
  expect(nothing.stderr).toContain("`npx rapport discover` comes first");

  await placeOrders(database, mixedShop(60));
  await database.orm.transaction((tx) => rebuildRollups(tx));
  const early = await run("discover", "--as-of", "1999-01-01");
  expect(early.code).toBe(1);
  expect(early.stderr).toContain("Nobody has ordered up to 1999-01-01");

  const first = await run("discover");
  expect(first, first.stderr).toMatchObject({ code: 0 });
  expect(first.stdout).toMatch(
    /^Discovery 1, as of 2025-12-31: 60 customers, \d+ archetypes?, in [\d.]+ s\nConfidence: low/,
  );
  expect(first.stdout).toContain("purchase_frequency");
  expect(first.stdout).toContain("Next: npx rapport call");

  const server = await product.serve(["--dev"], environment);
  try {
    const beside = await run("discover", "--as-of", "2025-10-31", "--json");
    expect(beside, beside.stderr).toMatchObject({ code: 0 });
    expect(JSON.parse(beside.stdout)).toMatchObject({
      run: 2,
      as_of: "2025-10-31",
      confidence: "low",
      customers: expect.any(Number),
      seconds: expect.any(Number),
      axes: Array.from({ length: 8 }, () => ({ axis: expect.any(String), segments: expect.any(Array) })),
    });
  } finally {
    await server.stop();
  }

  const rebuilt = await run("snapshots", "rebuild", "--months", "2");
  expect(rebuilt, rebuilt.stderr).toMatchObject({ code: 0 });
  expect(rebuilt.stdout).toContain("Rebuilt 2 month ends, 2025-08-31 to 2025-09-30.");
  const { rows } = await database.orm.execute(sql`select state from work_items where state <> 'done'`);
  expect(rows).toEqual([]);
});
