import { expect, test } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { severableDatabase } from "../../../test/storage/severable-database.ts";
import { holdKeys } from "./key-locks.ts";

const database = await testDatabase();
/** Another database object is another process as far as keys are concerned. */
const elsewhere = { ...database };
const inUse = () => database.pool.totalCount - database.pool.idleCount;
const patient = new AbortController().signal;

test("a key is held against others until it is let go, and costs the pool one connection however many hold", async () => {
  const releases = await Promise.all(["a", "b", "c", "d"].map((key) => holdKeys(database, [key], patient)));
  expect(inUse()).toBe(1);
  let taken = false;
  const waiting = holdKeys(elsewhere, ["b"], patient).then((release) => {
    taken = true;
    return release;
  });
  await Promise.all([releases[0]?.(), releases[2]?.()]);
  expect(taken).toBe(false);
  await releases[1]?.();
  await (
    await waiting
  )();
  await releases[3]?.();
  expect(inUse()).toBe(0);
});

test("two that want the same keys in another order do not wait for each other forever", async () => {
  const take = async (where: typeof database, keys: string[]) => (await holdKeys(where, keys, patient))();
  await Promise.all([take(database, ["x", "y", "z"]), take(elsewhere, ["z", "y", "x"])]);
  expect(inUse()).toBe(0);
});

test("who stops waiting leaves no key behind", async () => {
  const release = await holdKeys(database, ["m"], patient);
  const impatient = new AbortController();
  const waiting = holdKeys(elsewhere, ["l", "m"], impatient.signal);
  impatient.abort();
  await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
  await release();
  await (
    await holdKeys(database, ["l", "m"], patient)
  )();
  expect(inUse()).toBe(0);
});

test("a connection that is lost is not used again, and the next hold works", async () => {
  const release = await holdKeys(database, ["k"], patient);
  await database.pool.query(
    "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
  );
  await release();
  await (
    await holdKeys(elsewhere, ["k"], patient)
  )();
  expect(inUse()).toBe(0);
});

test("letting go twice lets go once: the connection stays with those who still hold", async () => {
  const first = await holdKeys(database, ["p"], patient);
  const second = await holdKeys(database, ["q"], patient);
  await Promise.all([first(), first()]);
  expect(inUse()).toBe(1);
  const impatient = AbortSignal.timeout(300);
  await expect(holdKeys(elsewhere, ["q"], impatient)).rejects.toMatchObject({ name: "AbortError" });
  await second();
  expect(inUse()).toBe(0);
});

test("keys that are wanted while Postgres is away are held once it is back, and old ones let go without a sound", async () => {
  const { database: behind, sever, mend } = await severableDatabase(database);
  const lost = await holdKeys(behind, ["r"], patient);
  await sever();
  const wanted = holdKeys(behind, ["s"], patient);
  await lost();
  await mend();
  const release = await wanted;
  await expect(holdKeys(elsewhere, ["s"], AbortSignal.timeout(300))).rejects.toMatchObject({ name: "AbortError" });
  await (
    await holdKeys(elsewhere, ["r"], patient)
  )();
  await release();
  expect(behind.pool.totalCount - behind.pool.idleCount).toBe(0);
});
