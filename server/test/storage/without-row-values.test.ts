import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withoutRowValues } from "../../src/storage/without-row-values.ts";
import { schema } from "../../src/storage/tables.ts";
import { testDatabase } from "../database.ts";

const database = await testDatabase();
const secret = "the customer said that";

const failed = (query: PromiseLike<unknown>) =>
  Promise.resolve(query).then(
    () => expect.fail("it worked"),
    (error: unknown) => error,
  );

test.each([
  [
    "a missing value",
    () =>
      database.orm
        .insert(schema.speakers)
        .values({ callId: secret, speakerId: secret, name: secret, affiliation: secret }),
  ],
  ["a value of the wrong kind", () => database.orm.execute(sql`select ${secret}::integer`)],
  ["a raw query", () => database.pool.query("select $1::integer", [secret])],
])("a query that failed by %s is logged without the values of its rows", async (_, query) => {
  const error = await failed(query());
  expect(inspect(error)).toContain(secret);
  const safe = withoutRowValues(new Error("Storing failed", { cause: error }));
  expect(inspect(safe)).not.toContain(secret);
  expect(inspect(safe)).toMatch(/Postgres refused with \w{5}/);
  expect(inspect(safe)).toContain("Storing failed");
});

test("an error without a query in it is the same error", () => {
  const error = new TypeError("x", { cause: new Error("y") });
  expect(withoutRowValues(error)).toBe(error);
});
