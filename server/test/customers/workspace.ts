import { join } from "node:path";
import type { CustomersDeps } from "../../src/customers/deps.ts";
import type { Database } from "../../src/storage/database.ts";
import { keepingLog } from "../coaching/workspace.ts";

/** What the customers' side works with: the order maps that ship and a real database. */
export const customersWorkspace = (database: Database, changed: Partial<CustomersDeps> = {}): CustomersDeps => ({
  database,
  clock: { now: () => new Date() },
  log: keepingLog(),
  orderMapsFolder: join(import.meta.dirname, "../../../content/order-maps"),
  ...changed,
});
