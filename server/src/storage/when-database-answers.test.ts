import { describe, expect, test } from "vitest";
import { keepingLog } from "../../test/coaching/workspace.ts";
import { testDatabase } from "../../test/database.ts";
import { severableDatabase } from "../../test/storage/severable-database.ts";
import { whenDatabaseAnswers } from "./when-database-answers.ts";

const real = await testDatabase();
const { database, sever, mend } = await severableDatabase(real);
const insert = (n: number) => () =>
  database.pool.query("insert into seen values ($1) on conflict do nothing", [n]).then(() => n);
await real.pool.query("create table seen (n integer primary key)");

const failing = (...errors: unknown[]) => {
  const tries = { count: 0 };
  const run = async () => {
    const error = errors[tries.count];
    tries.count += 1;
    if (error !== undefined) throw error;
    return "done";
  };
  return { tries, run };
};
const coded = (code: string) => Object.assign(new Error("refused"), { code });

test("what is written while Postgres is away is there once it is back", async () => {
  await sever();
  const log = keepingLog();
  const writing = whenDatabaseAnswers(insert(1), { log });
  await expect.poll(() => log.lines, { timeout: 20_000 }).not.toEqual([]);
  await mend();
  expect(await writing).toBe(1);
  const { rows } = await real.pool.query("select n from seen");
  expect(rows).toEqual([{ n: 1 }]);
});

test("a connection that ends in the middle of a statement is replaced", async () => {
  const slow = whenDatabaseAnswers(() => database.pool.query("insert into seen select 2 from pg_sleep(1)"));
  const running = "from pg_stat_activity where application_name = 'test severable' and wait_event = 'PgSleep'";
  await expect.poll(async () => (await real.pool.query(`select 1 ${running}`)).rowCount, { timeout: 20_000 }).toBe(1);
  await real.pool.query(`select pg_terminate_backend(pid) ${running}`);
  await slow;
  expect((await real.pool.query("select n from seen where n = 2")).rowCount).toBe(1);
});

describe("repeats", () => {
  test.each([
    ["a refused connection", coded("ECONNREFUSED")],
    ["a reset one", coded("ECONNRESET")],
    ["a server that is told to stop", coded("57P01")],
    ["one that crashed", coded("57P02")],
    ["one that is starting", coded("57P03")],
    ["a lost connection", coded("08006")],
    ["a connection without a code", new Error("Connection terminated unexpectedly")],
    ["a pool that waited in vain", new Error("timeout exceeded when trying to connect")],
    ["a host of which no address answers", new AggregateError([coded("ECONNREFUSED")])],
    ["any of these as the cause of another", new Error("a query failed", { cause: coded("57P01") })],
  ])("%s", async (_, error) => {
    const { tries, run } = failing(error);
    expect(await whenDatabaseAnswers(run)).toBe("done");
    expect(tries.count).toBe(2);
  });
});

test.each([
  ["a violated constraint", coded("23505")],
  ["a wrong statement", coded("42601")],
  ["a defect", new TypeError("x is not a function")],
])("%s is not repeated", async (_, error) => {
  const { tries, run } = failing(error);
  await expect(whenDatabaseAnswers(run)).rejects.toBe(error);
  expect(tries.count).toBe(1);
});

test("patience ends, with the last failure", async () => {
  const last = coded("57P03");
  const { tries, run } = failing(coded("ECONNREFUSED"), last, coded("ECONNREFUSED"));
  await expect(whenDatabaseAnswers(run, { patienceMs: 150 })).rejects.toBe(last);
  expect(tries.count).toBe(2);
});

test("who stops waiting gets the failure at once", async () => {
  const gone = new AbortController();
  const error = coded("ECONNREFUSED");
  const waiting = whenDatabaseAnswers(() => Promise.reject(error), { signal: gone.signal });
  gone.abort();
  await expect(waiting).rejects.toBe(error);
});
