import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { importOrders } from "../../src/customers/orders/import-orders.ts";
import type { ImportReport } from "../../src/customers/orders/import-report.ts";
import type { Database } from "../../src/storage/database.ts";
import { customersWorkspace } from "./workspace.ts";

interface ImportTextOptions {
  /** YAML of a map, or the name of a ready-made one. */
  map?: string;
  products?: string;
  strict?: boolean;
  timezone?: string;
  /** Default orders.csv. */
  name?: string;
}

export interface OrdersImport {
  folder: string;
  /** Writes a file of orders and imports it. */
  importText: (content: string | Buffer, options?: ImportTextOptions) => Promise<ImportReport>;
  importFile: (file: string, options?: ImportTextOptions) => Promise<ImportReport>;
  /** What the shop holds, by ids, in an order of its own: equal if and only if the orders are. */
  readShop: () => Promise<{ orders: Record<string, unknown>[]; lines: Record<string, unknown>[] }>;
  empty: () => Promise<void>;
}

/** A folder for files of orders, removed after the tests of the calling file. */
export function ordersImport(database: Database): OrdersImport {
  const folder = mkdtempSync(join(tmpdir(), "rapport-orders-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const deps = customersWorkspace(database);

  function write(name: string, content: string | Buffer): string {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  }

  function importFile(
    file: string,
    { map, products, strict = false, timezone }: ImportTextOptions = {},
  ): Promise<ImportReport> {
    const options = {
      file,
      map: map?.includes("\n") ? write("map.yaml", map) : map,
      products: products?.includes("\n") ? write("products.csv", products) : products,
      strict,
      timezone,
      dataFolder: folder,
    };
    return importOrders(options, deps, () => {});
  }

  return {
    folder,
    importFile,
    importText: (content, options = {}) => importFile(write(options.name ?? "orders.csv", content), options),
    async readShop() {
      const { rows: orders } = await database.pool.query<Record<string, unknown>>(`
        select o.id, c.id as customer, to_char(o.ordered_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as at, o.ordered_on as day,
          o.cancelled, o.lines, o.gross::float8, o.discount::float8, o.return_lines, o.returned::float8
        from orders o left join customers c on c.key = o.customer_key order by o.id`);
      const { rows: lines } = await database.pool.query<Record<string, unknown>>(`
        select o.id as order, l.line_key as key, p.id as product, p.name, p.category, l.is_return, l.cancelled,
          l.quantity::float8, l.total::float8, l.discount::float8, c.id as customer, l.ordered_on as day
        from order_lines l join orders o on o.key = l.order_key left join products p on p.key = l.product_key
        left join customers c on c.key = l.customer_key order by o.id, l.line_key`);
      return { orders, lines };
    },
    async empty() {
      await database.pool.query(`truncate shop, order_imports, customers, products, orders, order_lines, shop_months,
        shop_days, product_months, cohort_months, customer_profiles`);
    },
  };
}
