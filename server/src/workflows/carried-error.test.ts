import { DrizzleQueryError } from "drizzle-orm/errors";
import { DatabaseError } from "pg";
import { expect, test } from "vitest";
import { isConnectionFailure } from "../storage/is-connection-failure.ts";
import { carryError, restoreError } from "./carried-error.ts";

const carried = (error: unknown) => restoreError(structuredClone(carryError(error)));

test("an error that another thread gets still tells a lost connection from a defect", () => {
  const lost = Object.assign(new Error("read"), { code: "ECONNRESET" });
  expect(isConnectionFailure(carried(new DrizzleQueryError("select 1", [], lost)))).toBe(true);
  expect(isConnectionFailure(carried(new RangeError("There is no axis 99.")))).toBe(false);
});

test("it keeps its name, message and stack, and what caused it", () => {
  const error = new RangeError("outer", { cause: new TypeError("inner") });
  const again = carried(error);
  expect(again).toMatchObject({ name: "RangeError", message: "outer", stack: error.stack });
  expect(again.cause).toMatchObject({ name: "TypeError", message: "inner" });
  expect(carried("thrown text").message).toBe("thrown text");
});

test("it carries no values of rows", () => {
  const refused = new DatabaseError("Key (email)=(ada@example.com) already exists.", 50, "error");
  refused.code = "23505";
  refused.detail = "ada@example.com";
  const again = carried(new DrizzleQueryError("insert into customers values ($1)", ["ada@example.com"], refused));
  expect(again.message).toBe("A query failed: insert into customers values ($1)");
  expect(again.cause).toMatchObject({ code: "23505" });
  expect(JSON.stringify([carryError(again), again.stack])).not.toContain("ada@");
});
