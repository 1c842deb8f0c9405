import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { findRep } from "./find-rep.ts";
import { storeReps } from "./store-reps.ts";

const database = await testDatabase();
const dana = {
  email: "Dana.Reyes@Example.com",
  aliases: ["dreyes@example.com", "DANA@example.com"],
  name: "Dana Reyes",
  title: "Account Executive",
  active: true,
  id: "11",
};
const lee = { email: "lee@example.com", aliases: [], name: "Lee Okafor", title: null, active: true, id: "12" };
const everything = async () => {
  const [reps, aliases] = await Promise.all([
    database.orm.execute(sql`select * from reps order by email`),
    database.orm.execute(sql`select * from rep_aliases order by alias`),
  ]);
  return { reps: reps.rows, aliases: aliases.rows };
};

beforeEach(async () => {
  await database.orm.execute(sql`truncate reps cascade`);
});

test("a person is found under every address, in any case", async () => {
  expect(await storeReps(database, [dana, lee])).toEqual({ changed: 2 });
  for (const address of ["dana.reyes@example.com", "DREYES@example.com", " dana@EXAMPLE.com "]) {
    expect(await findRep(database, address)).toEqual({
      email: "dana.reyes@example.com",
      name: "Dana Reyes",
      emails: ["dana.reyes@example.com", "dana@example.com", "dreyes@example.com"],
      active: true,
    });
  }
});

test("the same list twice changes nothing, whatever its order", async () => {
  await storeReps(database, [dana, lee]);
  const before = await everything();
  expect(await storeReps(database, [lee, { ...dana, aliases: dana.aliases.toReversed() }])).toEqual({ changed: 0 });
  expect(await everything()).toEqual(before);
});

test("who is no longer listed stays, and who left stays as not active", async () => {
  await storeReps(database, [dana, lee]);
  expect(await storeReps(database, [{ ...lee, active: false }])).toEqual({ changed: 1 });
  expect(await findRep(database, "lee@example.com")).toMatchObject({ name: "Lee Okafor", active: false });
  expect((await findRep(database, "dana@example.com")).name).toBe("Dana Reyes");
});

test("an address that moved belongs to whoever the newest list gives it to", async () => {
  await storeReps(database, [dana, lee]);
  expect(
    await storeReps(database, [
      { ...dana, aliases: [] },
      { ...lee, aliases: ["dreyes@example.com"] },
    ]),
  ).toEqual({ changed: 1 });
  expect((await findRep(database, "dreyes@example.com")).name).toBe("Lee Okafor");
  expect((await findRep(database, "dana@example.com")).name).toBe("Dana Reyes");
});

test("another's address that becomes somebody's own is theirs", async () => {
  await storeReps(database, [dana]);
  await storeReps(database, [dana, { ...lee, email: "dana@example.com" }]);
  expect(await findRep(database, "dana@example.com")).toMatchObject({
    name: "Lee Okafor",
    emails: ["dana@example.com"],
  });
  expect((await findRep(database, "dreyes@example.com")).name).toBe("Dana Reyes");
});

test("a new address of the same person keeps every old one as another", async () => {
  await storeReps(database, [dana]);
  const married = { ...dana, email: "dana.moss@example.com", aliases: [], name: "Dana Moss" };
  expect(await storeReps(database, [married])).toEqual({ changed: 1 });
  for (const address of ["dana.reyes@example.com", "dreyes@example.com", "dana.moss@example.com"]) {
    expect(await findRep(database, address)).toMatchObject({ email: "dana.moss@example.com", name: "Dana Moss" });
  }
  expect(await storeReps(database, [married])).toEqual({ changed: 0 });
  await storeReps(database, [married, { ...lee, email: "dana.reyes@example.com" }]);
  expect((await findRep(database, "dana.reyes@example.com")).name).toBe("Lee Okafor");
});

test("two who swap their addresses keep what is theirs", async () => {
  await storeReps(database, [{ ...dana, aliases: [] }, lee]);
  await storeReps(database, [
    { ...dana, aliases: [], email: lee.email },
    { ...lee, email: dana.email },
  ]);
  expect((await findRep(database, lee.email)).name).toBe("Dana Reyes");
  expect((await findRep(database, dana.email)).name).toBe("Lee Okafor");
});

test("an address that two claim is the active one's; nobody without an address is stored", async () => {
  const claimed = ["sales@example.com"];
  await storeReps(database, [
    { ...dana, aliases: claimed, active: false },
    { ...lee, aliases: claimed },
    { ...lee, email: "  ", id: "13" },
  ]);
  expect((await findRep(database, "sales@example.com")).name).toBe("Lee Okafor");
  expect((await everything()).reps).toHaveLength(2);
  expect(await storeReps(database, [])).toEqual({ changed: 0 });
});
