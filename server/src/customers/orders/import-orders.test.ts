import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { customersWorkspace } from "../../../test/customers/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import { importOrders } from "./import-orders.ts";

const database = await testDatabase();
const deps = customersWorkspace(database);
const data = join(process.env["RAPPORT_DATA"] ?? join(import.meta.dirname, "../../../../../shared/data"), "customers");

test("real", { timeout: 600_000 }, async () => {
  const report = await importOrders(
    {
      file: process.env["F"] ?? join(data, "online_retail_ii.csv.gz"),
      map: process.env["M"] ?? "online-retail-ii",
      products: undefined,
      strict: false,
      dataFolder: "/tmp/own",
    },
    deps,
    (() => {
      let last = "";
      const t0 = Date.now();
      return (p) => {
        if (p.message !== last) {
          last = p.message;
          process.stdout.write(`${Date.now() - t0} ${p.message} ${process.memoryUsage().rss / 1e6}\n`);
        }
      };
    })(),
  );
  process.stdout.write(JSON.stringify(report, null, 1));
  const { rows } = await database.pool.query(
    "select count(*) as orders, sum(lines) as lines, sum(gross) as gross, sum(return_lines) as rl, sum(returned) as ret, count(distinct customer_key) filter (where lines > 0) as customers from orders where customer_key is not null",
  );
  process.stdout.write(JSON.stringify(rows));
});
