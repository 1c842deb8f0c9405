import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CustomersDeps } from "../src/customers/deps.ts";
import { openDatabase } from "../src/storage/database.ts";
import { startEmbeddedPostgres } from "../src/storage/embedded/start-embedded-postgres.ts";
import { migrateDatabase } from "../src/storage/migrate.ts";
import { customersWorkspace } from "../test/customers/workspace.ts";

const settings = { fsync: "off", full_page_writes: "off", synchronous_commit: "off" };

/** An empty workspace on an embedded Postgres of its own, on a day that never changes; gone after the work. */
export async function withWorkspace<Result>(
  work: (deps: CustomersDeps, home: string) => Promise<Result>,
): Promise<Result> {
  const home = mkdtempSync(join(tmpdir(), "rapport-bench-"));
  chmodSync(home, 0o755);
  const postgres = await startEmbeddedPostgres({ home, settings });
  try {
    const database = await openDatabase({ url: postgres.url, applicationName: "bench", maxConnections: 4 });
    try {
      await migrateDatabase(database);
      const clock = { now: () => new Date("2026-11-16T12:00:00Z") };
      return await work(customersWorkspace(database, { clock }), home);
    } finally {
      await database.close();
    }
  } finally {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}
