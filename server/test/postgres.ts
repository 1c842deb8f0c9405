import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { openDatabase } from "../src/storage/database.ts";
import { isPostmaster, readPostmasterFile } from "../src/storage/embedded/postmaster-file.ts";
import { processLife } from "../src/storage/embedded/process-life.ts";
import { startEmbeddedPostgres } from "../src/storage/embedded/start-embedded-postgres.ts";
import { migrateDatabase } from "../src/storage/migrate.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The test run's Postgres; its database `template` holds the migrated, empty tables. */
    postgresUrl: string;
  }
}

const prefix = "rapport-test-postgres-";

/** One Postgres for a test run, in a directory of its own, so that several runs do not meet. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const home = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  // Postgres runs as another account when the tests run as root.
  chmodSync(home, 0o755);
  const remove = () => removeHome(home);
  try {
    const settings = { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_wal_size: "256MB" };
    const postgres = await startEmbeddedPostgres({ home, settings });
    await buildTemplate(postgres.url);
    project.provide("postgresUrl", postgres.url);
  } catch (error) {
    await remove();
    throw error;
  }
  return remove;
}

async function buildTemplate(url: string): Promise<void> {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  await admin.query("create database template");
  const templateUrl = new URL(url);
  templateUrl.pathname = "/template";
  const template = await openDatabase({ url: templateUrl.href, applicationName: "test template" });
  await migrateDatabase(template);
  await template.close();
  // Cloning is refused while anybody is connected.
  await admin.query("alter database template with is_template true allow_connections false");
  await admin.end();
}

/** What a killed test run left running. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const owner = Number(name.slice(prefix.length).split("-")[0]);
    if (owner > 0 && processLife(owner) === null) await removeHome(join(tmpdir(), name));
  }
}

async function removeHome(home: string): Promise<void> {
  const data = join(home, "postgres", "data");
  const file = await readPostmasterFile(data);
  if (file !== null && isPostmaster(file, data)) {
    // Nothing of it is wanted any more, so no checkpoint either.
    process.kill(file.pid, "SIGQUIT");
    while (existsSync(join(data, "postmaster.pid")) && isPostmaster(file, data)) await sleep(10);
  }
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}
