import { eq, sql } from "drizzle-orm";
import * as fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { makeGongPair } from "../../../stand-ins/gong/make-gong-pair.ts";
import { testDatabase } from "../../../test/database.ts";
import { callFrom } from "../../../test/transcript.ts";
import { callCriteria, calls, speakers, transcriptTurns } from "../../storage/schema/coaching.ts";
import type { Call } from "./call.ts";
import { countCalls } from "./count-calls.ts";
import { listCalls } from "./list-calls.ts";
import { loadCall } from "./load-call.ts";
import { parseGongCalls } from "./parse-gong-calls.ts";
import { storeCall } from "./store-call.ts";

const database = await testDatabase();
afterEach(() => database.orm.delete(calls));

const fromGong = (id?: string, metaData?: Record<string, unknown>): Call =>
  parseGongCalls(makeGongPair(id, metaData), { source: "gong" }).calls[0] ?? expect.fail("refused");

describe("storing and loading", () => {
  test("a call comes back exactly as it went in", async () => {
    const call = fromGong();
    expect(await storeCall(database.orm, call)).toBe("inserted");
    expect(await loadCall(database, call.id)).toEqual(call);
  });

  test("whatever the names and words are", async () => {
    const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });
    const call = fromGong();
    await fc.assert(
      fc.asyncProperty(words, words, fc.uuid(), async (text, name, transcriptHash) => {
        fc.pre(!`${text}${name}`.includes("\0"));
        const odd: Call = {
          ...call,
          title: name,
          transcriptHash,
          speakers: call.speakers.map((speaker) => Object.assign({}, speaker, { name, email: null })),
          turns: call.turns.map((turn) => ({ ...turn, sentences: [{ startMs: 0, endMs: 0, text }] })),
          gong: { [text]: [name, { deep: null }] },
        };
        await storeCall(database.orm, odd);
        expect(await loadCall(database, call.id)).toEqual(odd);
      }),
      { numRuns: 40 },
    );
  });

  test("an id that is not stored loads as null", async () => {
    expect(await loadCall(database, "99999999999999999999")).toBeNull();
  });

  test("a second time is unchanged, and brings the title up to date", async () => {
    await storeCall(database.orm, fromGong("1"));
    const renamed = fromGong("1", { title: "Northwind demo", started: "2026-11-17T09:00:00Z" });
    expect(await storeCall(database.orm, renamed)).toBe("unchanged");
    expect(await loadCall(database, "1")).toEqual(renamed);
  });

  test("a bare transcript of a known call takes nothing away from it", async () => {
    const known = fromGong("1");
    await storeCall(database.orm, known);
    expect(await storeCall(database.orm, { ...known, title: "Call 1", gong: null, source: "import" })).toBe(
      "unchanged",
    );
    expect(await loadCall(database, "1")).toEqual(known);
  });

  test("an assumed start does not move when the same file comes again", async () => {
    const bare = callFrom("0:01 Rep Ada: Hello there.\n0:04 Customer Bo: Hello.");
    await storeCall(database.orm, bare);
    await storeCall(database.orm, { ...bare, started: new Date("2026-12-24T00:00:00Z") });
    expect((await loadCall(database, bare.id))?.started).toEqual(bare.started);
  });

  test("another transcript replaces the old one, with fewer turns and people too", async () => {
    await storeCall(database.orm, fromGong("1"));
    const other = { ...callFrom("0:01 Rep Ada: Hello there."), id: "1", transcriptHash: "f".repeat(64) };
    expect(await storeCall(database.orm, other)).toBe("replaced");
    expect(await loadCall(database, "1")).toMatchObject({ turns: other.turns, speakers: other.speakers });
  });

  test("the same call stored by many at once is stored once", async () => {
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => storeCall(database.orm, fromGong("1"))));
    expect(outcomes.toSorted()).toEqual(["inserted", "unchanged", "unchanged", "unchanged"]);
    expect(await database.orm.$count(transcriptTurns)).toBe(4);
  });

  test("calls are counted and listed newest first", async () => {
    await storeCall(database.orm, fromGong("1", { started: "2026-11-01T00:00:00Z" }));
    await storeCall(database.orm, fromGong("2", { started: "2026-11-03T00:00:00Z" }));
    await storeCall(database.orm, fromGong("3", { started: "2026-11-02T00:00:00Z" }));
    expect(await countCalls(database)).toBe(3);
    expect(await listCalls(database, { limit: 2 })).toMatchObject([{ id: "2", rep: "Dana Reyes" }, { id: "3" }]);
  });
});

const outOfRange = { cause: { code: "22003" } };
const unstorable = (call: Call): Call => ({
  ...call,
  transcriptHash: "e".repeat(64),
  turns: [...call.turns, { speakerId: "1", topic: null, sentences: [{ startMs: 0, endMs: 2 ** 40, text: "x" }] }],
});

describe("a store that fails", () => {
  test("leaves nothing of a new call", async () => {
    await expect(storeCall(database.orm, unstorable(fromGong("1")))).rejects.toMatchObject(outOfRange);
    for (const table of [calls, speakers, transcriptTurns]) expect(await database.orm.$count(table)).toBe(0);
  });

  test("leaves the old call whole", async () => {
    const call = fromGong("1");
    await storeCall(database.orm, call);
    await expect(storeCall(database.orm, unstorable({ ...call, title: "Broken" }))).rejects.toMatchObject(outOfRange);
    expect(await loadCall(database, "1")).toEqual(call);
  });

  test("undoes only itself within the caller's transaction", async () => {
    await database.orm.transaction(async (tx) => {
      await storeCall(tx, fromGong("1"));
      await expect(storeCall(tx, unstorable(fromGong("2")))).rejects.toMatchObject(outOfRange);
    });
    expect(await countCalls(database)).toBe(1);
  });
});

test("a two-hour call of short turns is stored and loaded in a blink", async () => {
  const base = fromGong("1");
  const turns = Array.from({ length: 2_000 }, (_, turn) => ({
    speakerId: base.speakers[turn % 2]?.id ?? "",
    topic: null,
    sentences: [0, 1].map((half) => ({
      startMs: turn * 3_600 + half * 1_800,
      endMs: turn * 3_600 + half * 1_800 + 1_700,
      text: "This is about as long as one usual sentence of a call is.",
    })),
  }));
  const long: Call = { ...base, turns };
  const startedMs = performance.now();
  await storeCall(database.orm, long);
  const storedMs = performance.now();
  await loadCall(database, "1");
  const loadedMs = performance.now();
  // Ten times what it takes on an idle machine: only a query per turn would be slower.
  expect(storedMs - startedMs).toBeLessThan(1_500);
  expect(loadedMs - storedMs).toBeLessThan(300);
  const plan = await database.orm.execute(sql`explain select * from transcript_turns where call_id = '1'`);
  expect(JSON.stringify(plan.rows)).toContain("transcript_turns_call_id");
  expect(await database.orm.select().from(speakers).where(eq(speakers.callId, "1"))).toHaveLength(2);
});

test("a start that is corrected is corrected in the call's levels too, and another transcript takes its scores back", async () => {
  const call = fromGong("77823422740259370001");
  await storeCall(database.orm, call);
  await database.orm.update(calls).set({ overall: 50, discovery: 40 }).where(eq(calls.id, call.id));
  await database.orm.insert(callCriteria).values({
    callId: call.id,
    dimension: "discovery",
    criterion: "asks_open_questions",
    level: 3,
    analyzer: "signals",
    rubricVersion: "v",
    started: call.started,
    evidence: [],
  });
  const started = new Date(call.started.getTime() + 60_000);
  const corrected = { ...call, started, gong: { metaData: { started: started.toISOString() } } };
  await storeCall(database.orm, corrected);
  const levels = () => database.orm.select().from(callCriteria).where(eq(callCriteria.callId, call.id));
  expect(await levels()).toMatchObject([{ level: 3, started }]);
  expect(await storeCall(database.orm, { ...corrected, transcriptHash: "another" })).toBe("replaced");
  expect(await levels()).toEqual([]);
  const [row] = await database.orm.select().from(calls).where(eq(calls.id, call.id));
  expect(row).toMatchObject({ overall: null, discovery: null, analyzer: null });
});

test("a call is found by the words of its transcript and its title, whatever the size of a turn", async () => {
  const huge = fromGong("77823422740259370002");
  const [turn] = huge.turns;
  if (!turn) throw new Error("the call has no turn");
  const text = Array.from({ length: 120_000 }, (_, index) => `word${index.toString(36)}`).join(" ");
  await storeCall(database.orm, { ...huge, turns: [{ ...turn, sentences: [{ startMs: 0, endMs: 1000, text }] }] });
  const { rows } = await database.orm.execute(
    sql`select call_id from call_texts where words @@ to_tsquery('english', 'word1 & northwind')`,
  );
  expect(rows).toEqual([{ call_id: huge.id }]);
});
