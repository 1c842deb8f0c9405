import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "../src/storage/database.ts";
import { startEmbeddedPostgres } from "../src/storage/embedded/start-embedded-postgres.ts";
import { migrateDatabase } from "../src/storage/migrate.ts";
import type { Benchmark, Figure, Scale } from "./bench.ts";
import { generateHistory } from "./history.ts";
import { measureQueries } from "./history-measures.ts";

const turnsPerCall = 100;

async function sizes({ pool }: Database): Promise<Figure[]> {
  const { rows } = await pool.query<{ name: string; rows: number; size: string; indexes: string }>(`
    select relname as name, reltuples::bigint as rows, pg_size_pretty(pg_total_relation_size(oid)) as size,
      pg_size_pretty(pg_indexes_size(oid)) as indexes
    from pg_class where relname in ('calls', 'transcript_turns', 'call_texts', 'call_criteria') order by 1`);
  return rows.map(({ name, rows: count, size, indexes }) => ({
    measure: `${name}, ${count.toLocaleString("en")} rows`,
    value: `${size}, indexes ${indexes} of it`,
  }));
}

async function run({ calls }: Scale): Promise<Figure[]> {
  const home = mkdtempSync(join(tmpdir(), "rapport-bench-history-"));
  // Postgres runs as another account when the benchmark runs as root.
  chmodSync(home, 0o755);
  // Durability would be measured elsewhere; nothing else differs from how the product runs its Postgres.
  const settings = { fsync: "off", full_page_writes: "off", max_wal_size: "4GB" };
  const postgres = await startEmbeddedPostgres({ home, settings });
  try {
    const database = await openDatabase({ url: postgres.url, applicationName: "bench history" });
    try {
      await migrateDatabase(database);
      const startedMs = performance.now();
      await generateHistory(database, { calls, turnsPerCall, reps: 60, seed: 7 });
      const spent = (performance.now() - startedMs) / 1000;
      return [
        { measure: "history generated", value: `${spent.toFixed(0)} s` },
        ...(await sizes(database)),
        ...(await measureQueries(database)),
      ];
    } finally {
      await database.close();
    }
  } finally {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

export const historyBenchmark: Benchmark = {
  name: "history",
  setting: `search_calls and get_rep_insights over two years of generated calls of ${turnsPerCall} turns and 60 reps (50,000 calls, or as many as --calls says); real Postgres, tools called in this process, each kind of query 200 times with other words or reps, one at a time`,
  run,
};
