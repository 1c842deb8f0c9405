import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createProduct } from "../product.ts";

const product = createProduct();
afterAll(() => product.remove());

const lines = 150_000;

/** A file large enough to be killed in the middle of. */
function writeShop(): string {
  const file = join(product.home, "..", "large.csv");
  const rows = ["customer_id,date,quantity,amount"];
  for (let index = 0; index < lines; index++) {
    rows.push(`c${index % 5_000},2024-${String(1 + (index % 12)).padStart(2, "0")}-15,1,${(index % 97) + 1}.25`);
  }
  writeFileSync(file, rows.join("\n"));
  return file;
}

const overview = async () => {
  const { stdout } = await product.run(["call", "get_shop_overview", "--json"]);
  return JSON.parse(stdout) as Record<string, unknown>;
};

test(
  "an import killed at any moment leaves nothing of its file, and the same command then brings it in whole",
  { timeout: 240_000 },
  async () => {
    const small = join(product.home, "..", "small.csv");
    writeFileSync(small, "customer_id,date,quantity,amount\nfirst,2024-01-15,1,9.00\n");
    expect(await product.run(["import", "orders", small])).toMatchObject({ code: 0 });
    const before = { customers: 1, lines: 1, gross_revenue: 9 };
    const after = { customers: 5_001, lines: lines + 1 };
    expect(await overview()).toMatchObject(before);
    const file = writeShop();
    for (const waitMs of [900, 1_800, 2_700]) {
      const child = product.start(["import", "orders", file, "--map", "cdnow"]);
      const ended = once(child, "close");
      // The moment is what is tried, not waited for: wherever it falls, all of the file is in or nothing is.
      setTimeout(() => child.kill("SIGKILL"), waitMs);
      await ended;
      const isWhole = child.signalCode === null;
      expect(await overview()).toMatchObject(isWhole ? after : before);
    }
    const whole = await product.run(["import", "orders", file, "--map", "cdnow"]);
    expect(whole).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/150,000 rows read|was imported last/) as unknown,
    });
    expect(await overview()).toMatchObject(after);
  },
);
