import { expect, test } from "vitest";
import { renderHelp } from "./render-help.ts";

test("the overview's headline names both halves: calls and customers", () => {
  expect(renderHelp(undefined).split("\n")[0]).toMatch(/call.*customer/);
});

test.each(["calls", "scores", "orders", "profiles", "ledger"])("the help of reset says that it deletes %s", (what) => {
  expect(renderHelp("reset")).toContain(what);
  expect(renderHelp(undefined)).toMatch(new RegExp(`reset .*${what}`));
});
