import { expect, test } from "vitest";
import { localAdmin } from "./caller.ts";

test("the local admin may do everything, and carries the channel it came through", () => {
  const { scopes, role, channel } = localAdmin("mcp");
  expect([...scopes].toSorted()).toEqual(
    ["assistant", "coaching", "customers", "knowledge", "support"].flatMap((room) => [`${room}:read`, `${room}:write`]),
  );
  expect({ role, channel }).toEqual({ role: "admin", channel: "mcp" });
});
