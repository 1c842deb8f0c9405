import type { Clock } from "../core/clock.ts";
import type { Log } from "../core/log.ts";
import type { Database } from "../storage/database.ts";

/** Everything the customers' side works with. Built once in app.ts; tests build their own. */
export interface CustomersDeps {
  database: Database;
  clock: Clock;
  log: Log;
  /** Where the order maps that ship lie. */
  orderMapsFolder: string;
}
