import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { storeScoredCalls } from "../../../test/coaching/scored-calls.ts";
import { coachingWorkspace } from "../../../test/coaching/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import { localAdmin } from "../../core/caller.ts";
import { encodeCursor } from "../../core/cursor.ts";
import type { Door } from "../../core/tool.ts";
import { feed } from "../../storage/schema/coaching.ts";
import { storeReps } from "../reps/store-reps.ts";
import { getCoachingFeedTool } from "./get-coaching-feed.ts";

const database = await testDatabase();
const deps = await coachingWorkspace(database);
const door: Door = { admit: async () => {}, record: async () => {} };
const ask = (input: object) => getCoachingFeedTool.call(input, { deps, door, caller: localAdmin("test") });
const at = new Date("2026-11-18T18:00:00Z");
const tell = (headline: string, over: Partial<typeof feed.$inferInsert> = {}) =>
  database.orm.insert(feed).values({ kind: "call_analyzed", at, headline, detail: {}, ...over });

beforeEach(async () => {
  await database.orm.execute(sql`truncate calls, reps, feed cascade`);
});

test("pages show every entry once, newest first, though many are of one moment and new ones arrive between pages", async () => {
  // Two entries a microsecond apart within one millisecond, which a Date cannot tell apart.
  await database.orm.execute(sql`
    insert into feed (at, kind, headline, detail)
    select timestamptz '2026-11-18 18:00Z' + (n / 3) * interval '1 microsecond', 'told', 'entry ' || n, '{}'
    from generate_series(1, 23) n`);
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const { data } = await ask({ limit: 5, ...(cursor !== null && { cursor }) });
    seen.push(...data.items.map(({ headline }) => headline));
    cursor = data.next_cursor;
    await tell("late", { at: new Date("2026-11-19T18:00:00Z") });
  } while (cursor !== null);
  expect(seen).toHaveLength(23);
  expect(new Set(seen).size).toBe(23);
  expect(seen[0]).toMatch(/entry 2[123]/);
});

test("a page that holds the last entry has no cursor, and the total is that of the whole list", async () => {
  for (const name of ["one", "two"]) await tell(name);
  expect((await ask({ limit: 2 })).data).toMatchObject({ next_cursor: null, total: 2 });
  expect((await ask({ limit: 1 })).data).toMatchObject({ next_cursor: expect.any(String) as unknown, total: 2 });
});

test("a rep's feed holds what stands under any of their addresses, and says whose it is", async () => {
  await storeReps(database, [
    {
      email: "dana@example.com",
      aliases: ["d.reyes@example.com"],
      name: "Dana Reyes",
      title: null,
      active: true,
      id: "1",
    },
  ]);
  await storeScoredCalls(database, [{ id: "1", started: "2026-11-18T18:00:00Z", email: "D.Reyes@example.com" }]);
  await tell("hers", { callId: "1", repEmail: "D.Reyes@Example.com" });
  await tell("somebody else's", { repEmail: "lee@example.com" });
  await tell("nobody's");
  const { data } = await ask({ rep_email: "DANA@example.com" });
  expect(data).toMatchObject({ total: 1, next_cursor: null });
  expect(data.items).toEqual([
    {
      kind: "call_analyzed",
      at: at.toISOString(),
      headline: "hers",
      detail: "",
      rep: { email: "dana@example.com", name: "Dana Reyes" },
      call: expect.objectContaining({ id: "1", title: "Call 1" }) as unknown,
    },
  ]);
  const all = (await ask({})).data.items;
  expect(all.find(({ headline }) => headline === "nobody's")).not.toHaveProperty("rep");
});

test.each([
  [
    "an analysed call",
    {
      scores: { overall: 72, discovery: 81.5, objection_handling: null },
      analyzer: "signals",
      model: null,
      notice: "Short.",
    },
    "Overall 72, discovery 81.5, objection handling not applicable; scored by conversation signals. Short.",
  ],
  ["an entry with its own words", { text: "You gave 40, we gave 80.", score: 40 }, "You gave 40, we gave 80."],
  [
    "a kind that is new",
    { attempts: 3, waits_for: "a transcript", none: null },
    "Attempts: 3; Waits for: a transcript",
  ],
])("%s reads as a sentence", async (_, detail, words) => {
  await tell("it", { detail });
  const { data, text } = await ask({});
  expect(data.items[0]?.detail).toBe(words);
  expect(text).toBe(`2026-11-18 18:00 UTC  it\n  ${words}`);
});

test("an empty feed says so", async () => {
  const { data, text } = await ask({ rep_email: "nobody@example.com" });
  expect(data).toEqual({ items: [], next_cursor: null, total: 0 });
  expect(text).toContain("Nothing yet");
});

test.each([
  [
    "of another rep's feed",
    encodeCursor({ tool: "get_coaching_feed", repEmail: "lee@example.com" }, [
      "2026-11-18T18:00:00.000000Z",
      "8a389602-c68a-4bcc-916e-7547578e0457",
    ]),
  ],
  [
    "with a place that is none",
    encodeCursor({ tool: "get_coaching_feed" }, ["yesterday", "8a389602-c68a-4bcc-916e-7547578e0457"]),
  ],
  ["with an id that is none", encodeCursor({ tool: "get_coaching_feed" }, ["2026-11-18T18:00:00.000000Z", "1"])],
  ["that is no cursor", "page 2"],
])("a cursor %s is refused", async (_, cursor) => {
  await expect(ask({ cursor })).rejects.toMatchObject({ code: "invalid_input" });
});
