import { Client } from "pg";
import { randomBytes } from "node:crypto";
import { getTableConfig } from "drizzle-orm/pg-core";
import { expect, inject, onTestFinished, test } from "vitest";
import { checkSchema } from "../../src/storage/check-schema.ts";
import { type Database, openDatabase } from "../../src/storage/database.ts";
import { migrateDatabase } from "../../src/storage/migrate.ts";
import { tables } from "../../src/storage/tables.ts";
import { runScript } from "./run-script.ts";

async function emptyDatabase(): Promise<Database> {
  const name = `empty_${randomBytes(6).toString("hex")}`;
  const url = new URL(inject("postgresUrl"));
  const admin = new Client({ connectionString: url.href });
  await admin.connect();
  await admin.query(`create database ${name}`);
  url.pathname = `/${name}`;
  const database = await openDatabase({ url: url.href, applicationName: "test" });
  onTestFinished(async () => {
    await database.close();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  });
  return database;
}

const tableCount = async ({ pool }: Database) =>
  (await pool.query<{ n: number }>("select count(*) as n from information_schema.tables where table_schema = 'public'"))
    .rows[0]?.n;

test("four processes that migrate an empty database at once leave each migration applied once", async () => {
  const database = await emptyDatabase();
  const scripts = [1, 2, 3, 4].map(() => runScript("migrate.script.ts", database.url));
  await Promise.all(scripts.map((script) => script.line()));
  for (const script of scripts) script.say("go");
  expect(await Promise.all(scripts.map((script) => script.exit))).toEqual([0, 0, 0, 0]);
  await checkSchema(database);
  const { rows } = await database.pool.query(
    "select created_at, count(*) as n from drizzle.__drizzle_migrations group by 1",
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ n }) => n !== 1)).toEqual([]);
});

test("a migration that fails or is cut off leaves nothing behind, and the next one completes", async () => {
  const database = await emptyDatabase();
  // In the way of one of the last statements.
  await database.pool.query("create table feed (id integer)");
  await expect(migrateDatabase(database)).rejects.toThrow(/feed/);
  expect(await tableCount(database)).toBe(1);
  await database.pool.query("drop table feed");
  await migrateDatabase(database);
  await checkSchema(database);
});

test("a database where another program has tables of these names is refused with what to do, and left alone", async () => {
  const database = await emptyDatabase();
  await database.pool.query("create table calls (id integer)");
  await expect(migrateDatabase(database)).rejects.toMatchObject({
    code: "unavailable",
    publicMessage: expect.stringMatching(/"calls".*empty database/),
  });
  expect(await tableCount(database)).toBe(1);
});

test("migrating again changes nothing and takes no lock", async () => {
  const database = await emptyDatabase();
  await migrateDatabase(database);
  const holder = await database.pool.connect();
  await holder.query("begin");
  await holder.query("select pg_advisory_xact_lock(7261501)");
  await expect(migrateDatabase(database)).resolves.toBeUndefined();
  await holder.query("rollback");
  holder.release();
});

test("a database of a newer version is refused and left alone", async () => {
  const database = await emptyDatabase();
  await migrateDatabase(database);
  await database.pool.query(
    "insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 99999999999999)",
  );
  await expect(migrateDatabase(database)).rejects.toMatchObject({
    code: "unavailable",
    publicMessage: expect.stringMatching(/newer version/),
  });
});

test("a user who may not create tables is told so", async () => {
  const database = await emptyDatabase();
  const role = `reader_${randomBytes(4).toString("hex")}`;
  await database.pool.query(`create role ${role} login password 'x'`);
  onTestFinished(() => void database.pool.query(`drop role ${role}`).catch(() => {}));
  const url = new URL(database.url);
  url.username = role;
  url.password = "x";
  const limited = await openDatabase({ url: url.href, applicationName: "test" });
  await expect(migrateDatabase(limited)).rejects.toMatchObject({ code: "unavailable" });
  await limited.close();
});

test("a missing column or table is named by the check", async () => {
  const database = await emptyDatabase();
  expect(tables.map((table) => getTableConfig(table).name)).toContain("calls");
  await expect(checkSchema(database)).rejects.toMatchObject({ code: "unavailable" });
  await migrateDatabase(database);
  await checkSchema(database);
  await database.pool.query("alter table calls drop column title");
  await expect(checkSchema(database)).rejects.toMatchObject({
    publicMessage: expect.stringMatching(/calls\.title.*rapport serve/),
  });
});
