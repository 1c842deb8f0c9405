import { createServer } from "node:net";
import { sql } from "drizzle-orm";
import { expect, inject, onTestFinished, test } from "vitest";
import type { ToolError } from "../../src/core/errors.ts";
import { openDatabase } from "../../src/storage/database.ts";
import { findFreePort } from "../../src/storage/embedded/find-free-port.ts";
import { testDatabase } from "../database.ts";

const database = await testDatabase();

const open = (url: string) => openDatabase({ url, applicationName: "test" });
const failure = async (url: string) =>
  (await open(url).then(
    () => expect.fail("it opened"),
    (error: unknown) => error,
  )) as ToolError;

function altered(change: (url: URL) => void): string {
  const url = new URL(inject("postgresUrl"));
  change(url);
  return url.href;
}

test("counts are numbers, money stays exact text, days stay days, moments are dates", async () => {
  const { rows } = await database.pool.query(
    "select count(*) as n, 0.10000000000000000001::numeric as usd, date '2026-11-16' as day, timestamptz '2026-11-16 09:00+01' as at",
  );
  expect(rows[0]).toEqual({
    n: 1,
    usd: "0.10000000000000000001",
    day: "2026-11-16",
    at: new Date("2026-11-16T08:00:00Z"),
  });
  const viaOrm = await database.orm.execute(sql`select count(*) as n`);
  expect(viaOrm.rows[0]).toEqual({ n: 1 });
});

test("an integer that a number cannot hold is refused instead of rounded", async () => {
  await expect(database.pool.query("select 9007199254740993::int8")).rejects.toThrow(RangeError);
});

test("a connection that the server closes does not end the process, and the next query works", async () => {
  const warnings: string[] = [];
  const warn = (_: unknown, message: string) => void warnings.push(message);
  const log = { debug: warn, info: warn, warn, error: warn };
  const mine = await openDatabase({ url: database.url, applicationName: "to be closed", log });
  onTestFinished(() => mine.close());
  await database.pool.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1", [
    "to be closed",
  ]);
  await expect.poll(() => warnings).toHaveLength(1);
  expect((await mine.pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
});

test("closing twice is closing once", async () => {
  const mine = await open(database.url);
  await Promise.all([mine.close(), mine.close()]);
  await expect(mine.close()).resolves.toBeUndefined();
});

test.each([
  ["a wrong password", (url: URL) => (url.password = "s3cret-word"), /password/],
  ["a database that does not exist", (url: URL) => (url.pathname = "/s3cret-word"), /does not exist/],
  ["a host that does not exist", (url: URL) => (url.hostname = "nowhere.invalid"), /host|network/],
  ["TLS asked of a server without it", (url: URL) => url.searchParams.set("sslmode", "require"), /TLS.*sslmode/],
])("%s is one line with the way out", async (_, change, expected) => {
  const error = await failure(altered(change));
  expect(error).toMatchObject({ code: "unavailable", publicMessage: expect.stringMatching(expected) });
  expect(error.publicMessage).not.toContain("\n");
  expect(error.publicMessage).toMatch(/DATABASE_URL|network/);
});

test("nothing listening, and something that is not Postgres, are told apart from a wrong password", async () => {
  const closedPort = await findFreePort();
  expect((await failure(altered((url) => (url.port = String(closedPort))))).publicMessage).toMatch(/nothing listens/);
  const foreign = createServer((socket) => socket.destroy());
  const port = await findFreePort();
  await new Promise<void>((resolve) => foreign.listen(port, "127.0.0.1", resolve));
  onTestFinished(() => void foreign.close());
  const error = await failure(altered((url) => (url.port = String(port))));
  expect(error).toMatchObject({ code: "unavailable" });
});

test("the password is in no message, whatever is wrong with the URL", async () => {
  const password = "s3cret-word";
  const urls = [
    `postgresql://u:${password}@127.0.0.1:1/x`,
    `postgresql://u:${password}@nowhere.invalid/x`,
    `postgresql://u:${password}@[bad/x`,
    `postgresql://u:${password}@host:notaport/x`,
    `mysql://u:${password}@127.0.0.1/x`,
    altered((url) => (url.password = password)),
  ];
  for (const url of urls) {
    const error = await failure(url);
    expect(error.code).toBe("unavailable");
    expect(`${error.message}${error.publicMessage}${String(error.cause)}`).not.toContain(password);
  }
});
