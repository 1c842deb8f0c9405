import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";
import type { PoolClient } from "pg";
import { ToolError } from "../core/errors.ts";
import type { Database } from "./database.ts";

/** The same distance from src/storage and from dist/storage. */
const folder = fileURLToPath(new URL("../../migrations", import.meta.url));
/** Any number, as long as nothing else on this Postgres locks on it. */
const lockKey = 7_261_501;
const pollMs = 50;
const patienceMs = 300_000;
const insufficientPrivilege = "42501";
const duplicateTable = "42P07";

/**
 * Brings the tables to what this code expects. All that is pending happens in one transaction, so a
 * kill leaves the database as it was; processes that start together wait for one another. The lock
 * belongs to that transaction and not to the session, so it also holds behind a connection pooler,
 * and it is polled because waiting inside Postgres deadlocks with other start-up work.
 * @throws ToolError `unavailable` when a newer Rapport migrated the database, the user may not create tables, or
 * another program has tables of the same names there.
 */
export async function migrateDatabase(database: Pick<Database, "pool">): Promise<void> {
  const migrations = readMigrationFiles({ migrationsFolder: folder });
  const client = await database.pool.connect();
  let failure: Error | undefined;
  try {
    const deadlineMs = Date.now() + patienceMs;
    while ((await pending(client, migrations)).length > 0 && !(await applyUnlessLocked(client, migrations))) {
      if (Date.now() > deadlineMs) throw stuck();
      await sleep(pollMs);
    }
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw explain(failure) ?? error;
  } finally {
    // A connection that failed in the middle is closed and not reused: its transaction ends with it.
    client.release(failure);
  }
}

/** @returns false when another process holds the lock. */
async function applyUnlessLocked(client: PoolClient, migrations: MigrationMeta[]): Promise<boolean> {
  await client.query("begin");
  const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_xact_lock($1) as taken", [lockKey]);
  if (rows[0]?.taken !== true) {
    await client.query("rollback");
    return false;
  }
  await client.query("create schema if not exists drizzle");
  await client.query(
    "create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)",
  );
  for (const migration of await pending(client, migrations)) {
    for (const statement of migration.sql) await client.query(statement);
    await client.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)", [
      migration.hash,
      migration.folderMillis,
    ]);
  }
  await client.query("commit");
  return true;
}

async function pending(client: PoolClient, migrations: MigrationMeta[]): Promise<MigrationMeta[]> {
  const table = await client.query<{ found: boolean }>(
    "select to_regclass('drizzle.__drizzle_migrations') is not null as found",
  );
  if (table.rows[0]?.found !== true) return migrations;
  const { rows } = await client.query<{ at: string }>(
    "select created_at::text as at from drizzle.__drizzle_migrations",
  );
  const applied = new Set(rows.map((row) => Number(row.at)));
  const known = new Set(migrations.map((migration) => migration.folderMillis));
  if ([...applied].some((at) => !known.has(at))) {
    throw new ToolError(
      "unavailable",
      "The database was last used by a newer version of Rapport. Update this copy (git pull, then npm start), or point DATABASE_URL or RAPPORT_HOME at another database.",
    );
  }
  return migrations.filter((migration) => !applied.has(migration.folderMillis));
}

const stuck = () =>
  new ToolError(
    "unavailable",
    "Another process has been changing the tables of this database for 5 minutes. Wait for it or stop it, then start again.",
  );

function explain(failure: Error): ToolError | undefined {
  const code = "code" in failure ? failure.code : undefined;
  if (code === insufficientPrivilege) return notAllowed(failure);
  return code === duplicateTable ? occupied(failure) : undefined;
}

const occupied = (cause: Error) =>
  new ToolError(
    "unavailable",
    `The database holds tables of another program: ${cause.message}. Point DATABASE_URL at an empty database.`,
    { cause },
  );

const notAllowed = (cause: Error) =>
  new ToolError(
    "unavailable",
    "The user in DATABASE_URL may not create tables there. Grant it create on the database and on its schema public, or use its owner.",
    { cause },
  );
