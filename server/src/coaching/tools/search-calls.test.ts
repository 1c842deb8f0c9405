import { expect, test } from "vitest";
import { coachingWorkspace } from "../../../test/coaching/workspace.ts";
import { writtenCall } from "../../../test/coaching/written-call.ts";
import { testDatabase } from "../../../test/database.ts";
import { localAdmin } from "../../core/caller.ts";
import type { Door } from "../../core/tool.ts";
import { storeCall } from "../calls/store-call.ts";
import { searchCallsTool } from "./search-calls.ts";

const database = await testDatabase();
for (const id of ["a", "b", "c"]) await storeCall(database.orm, writtenCall({ id }));
const deps = await coachingWorkspace(database);
const door: Door = { admit: async () => {}, record: async () => {} };
const ask = (input: object) => searchCallsTool.call(input, { deps, door, caller: localAdmin("test") });

test("a call that nobody analyzed is found, without scores", async () => {
  const { data } = await ask({ text: "dollars" });
  expect(data.total).toBe(3);
  expect(data.items[0]?.scores).toEqual({
    overall: null,
    discovery: null,
    product_knowledge: null,
    objection_handling: null,
    engagement: null,
  });
  expect(data.items[0]?.snippets[0]).toMatchObject({
    speaker: "Lee Okafor",
    start_seconds: expect.any(Number) as unknown,
  });
  expect((await ask({ text: "dollars", min_score: 0 })).data.total).toBe(0);
});

test("the text names date, rep, title, what was said and when, and the way on", async () => {
  const { text, data } = await ask({ text: "dollars", limit: 2 });
  expect(text).toContain("2 of 3 calls");
  expect(text).toMatch(/2026-11-16 {2}Okafor Freight, first call: Dana Reyes, not analyzed yet/);
  expect(text).toMatch(/\[1:30\] Lee Okafor: “.*\*\*dollars\*\*/);
  expect(text).toContain(`${data.next_cursor}`);
  expect((await ask({ text: "zeppelin" })).text).toContain("No call matches");
});

test("a call late in the evening is shown under the day that date_range finds it by", async () => {
  await storeCall(database.orm, {
    ...writtenCall({ id: "late" }),
    started: new Date("2026-11-16T07:30:00Z"),
  });
  const { data, text } = await ask({ date_range: { start: "2026-11-15", end: "2026-11-15" } });
  expect(data.items.map(({ call }) => call.started)).toEqual(["2026-11-15T23:30:00.000-08:00"]);
  expect(text).toContain("2026-11-15  ");
});

test.each([
  [{ limit: 0 }],
  [{ limit: 201 }],
  [{ min_score: -1 }],
  [{ max_score: 101 }],
  [{ dimension: "charm" }],
  [{ has_objection_type: "weather" }],
  [{ topics: [""] }],
  [{ cursor: "nonsense" }],
  [{ date_range: { from: "2026-11-01" } }],
  [{ text: "x".repeat(501) }],
  [{ rep: "dana" }],
  [{ rep_email: "dana" }],
])("%j is refused", async (input) => {
  await expect(ask(input)).rejects.toMatchObject({ code: "invalid_input" });
});
