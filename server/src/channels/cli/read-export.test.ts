import { expect, test } from "vitest";
import { parseCommand } from "./parse-command.ts";
import { UsageError } from "./usage-error.ts";

test("export profiles takes a file and how far to look ahead", () => {
  const command = { name: "export", what: "profiles", file: "p.csv", horizonDays: 90 };
  expect(parseCommand(["export", "profiles", "p.csv"])).toEqual(command);
  expect(parseCommand(["export", "profiles", "p.csv", "--horizon-days", "180"])).toEqual({
    ...command,
    horizonDays: 180,
  });
});

test.each([
  [["export"], /needs to know what: profiles/],
  [["export", "calls", "x.csv"], /export knows profiles, not calls/],
  [["export", "profiles"], /needs a file/],
  [["export", "profiles", "a.csv", "b.csv"], /does not take "b.csv"/],
  [["export", "profiles", "a.csv", "--horizon-days", "0"], /whole number from 1 to 3650/],
  [["export", "profiles", "a.csv", "--horizon-days", "12.5"], /whole number/],
  [["export", "profiles", "a.csv", "--horizon-days", "soon"], /whole number/],
  [["export", "profiles", "a.csv", "--horizon", "9"], /Did you mean --horizon-days/],
])("%j is wrong usage", (words, message) => {
  expect(() => parseCommand(words)).toThrow(UsageError);
  expect(() => parseCommand(words)).toThrow(message);
});
