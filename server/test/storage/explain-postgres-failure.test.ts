import { expect, test } from "vitest";
import { ToolError } from "../../src/core/errors.ts";
import { explainFileFailure, explainPostgresFailure } from "../../src/storage/embedded/explain-postgres-failure.ts";

const cluster = { directory: "/home/ada/rapport", logFile: "/home/ada/rapport/postgres.log" };

test.each([
  ['FATAL:  could not write to file "pg_wal/xlogtemp.7": No space left on device', /full.*Free/],
  ["initdb: error: could not create directory: Read-only file system", /RAPPORT_HOME/],
  ['could not open file "postmaster.pid": Permission denied', /user who owns/],
  ['FATAL:  data directory "/x" has wrong ownership', /user who owns/],
  ["FATAL:  could not map anonymous shared memory: Cannot allocate memory", /memory/],
  ['FATAL:  lock file "postmaster.pid" already exists', /another program uses/],
  ["FATAL:  database files are incompatible with server", /version/],
  ["PANIC:  could not locate a valid checkpoint record", /damaged.*backup/],
  ["something never seen before", /postgres\.log.*DATABASE_URL/],
])("%s becomes one line with the way out", (said, expected) => {
  const error = explainPostgresFailure("It failed", said, cluster);
  expect(error.publicMessage).toMatch(expected);
  expect(error.publicMessage).not.toContain("\n");
  expect(String(error.cause)).toContain(said);
});

test("a full disk or a missing right met by ourselves names the path and the way out", () => {
  const full = Object.assign(new Error("x"), { code: "ENOSPC", path: "/home/ada/rapport/cluster.json" });
  const error = explainFileFailure(full);
  expect(error).toBeInstanceOf(ToolError);
  expect(error).toMatchObject({ publicMessage: expect.stringMatching(/cluster\.json.*full/), cause: full });
});

test("a defect stays a defect", () => {
  const defect = new TypeError("x is undefined");
  expect(explainFileFailure(defect)).toBe(defect);
});
