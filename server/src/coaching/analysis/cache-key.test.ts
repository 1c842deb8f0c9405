import { expect, test } from "vitest";
import { writtenCall } from "../../../test/coaching/written-call.ts";
import { cacheKey, type CacheKeyParts } from "./cache-key.ts";

const call = writtenCall();
const parts: CacheKeyParts = {
  call,
  dimension: "discovery",
  rubric: { version: "discovery-1" },
  version: "prompts-1",
  judgedBy: "claude-sonnet-5-5",
  notes: [{ version: "prefect-1" }],
  windows: null,
};
const window = { spans: [], startSeconds: 0, endSeconds: 60 };
const [first] = call.speakers;

test("the same conversation under another id, title and day has the same key", () => {
  const again = { ...call, id: "other", title: "Other", started: new Date(0), source: "gong" as const };
  expect(cacheKey({ ...parts, call: again })).toBe(cacheKey(parts));
});

test.each<[string, Partial<CacheKeyParts>]>([
  ["words", { call: writtenCall({ minutes: 7 }) }],
  ["role of the rep", { call: { ...call, rep: { ...call.rep, role: "SE" } } }],
  [
    "name of a speaker",
    { call: { ...call, speakers: first ? [{ ...first, name: "Else" }, ...call.speakers.slice(1)] : [] } },
  ],
  ["kind of call", { call: { ...call, callType: "demo" } }],
  ["dimension", { dimension: "engagement" }],
  ["rubric", { rubric: { version: "discovery-2" } }],
  ["prompts", { version: "prompts-2" }],
  ["judge", { judgedBy: "signals" }],
  ["product notes", { notes: [{ version: "prefect-2" }] }],
  ["windows", { windows: { windowMinutes: 40, overlapMinutes: 4 } }],
  ["overlap", { windows: { windowMinutes: 40, overlapMinutes: 5 } }],
  ["part of the call", { part: window }],
])("another %s has another key", (_, change) => {
  const keys = [parts, { ...parts, ...change }, { ...parts, windows: { windowMinutes: 40, overlapMinutes: 6 } }].map(
    cacheKey,
  );
  expect(new Set(keys).size).toBe(3);
});
