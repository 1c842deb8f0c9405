import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { afterAll, inject } from "vitest";
import { type Database, openDatabase } from "../src/storage/database.ts";

/**
 * A migrated, empty database of its own, dropped after the tests of the calling file or describe.
 * Call it at the top of a file or describe (`const database = await testDatabase();`), not in a hook.
 */
export async function testDatabase(): Promise<Database> {
  const { url, drop } = await cloneTemplate();
  const database = await openDatabase({ url, applicationName: "test", maxConnections: 5 });
  afterAll(async () => {
    await database.close();
    await drop();
  });
  return database;
}

async function cloneTemplate(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const adminUrl = inject("postgresUrl");
  await asAdmin(adminUrl, `create database ${name} template template`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdmin(adminUrl, `drop database if exists ${name} with (force)`) };
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
