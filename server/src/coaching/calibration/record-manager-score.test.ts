import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { coachingWorkspace } from "../../../test/coaching/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import { callFrom } from "../../../test/transcript.ts";
import type { Caller } from "../../core/caller.ts";
import { localAdmin } from "../../core/caller.ts";
import { callCriteria, calls, feed } from "../../storage/schema/coaching.ts";
import { managerScores } from "../../storage/schema/team.ts";
import { storeCall } from "../calls/store-call.ts";
import { getScoreAgreementTool } from "../tools/get-score-agreement.ts";
import { recordManagerScoreTool } from "../tools/record-manager-score.ts";

const database = await testDatabase();
let now = new Date("2026-11-20T12:00:00Z");
const deps = { ...(await coachingWorkspace(database)), clock: { now: () => now } };
const door = { admit: async () => {}, record: async () => {} };
const person = (id: string): Caller => ({ ...localAdmin("test"), id });

const record = async (input: object, by = "dana") =>
  recordManagerScoreTool.call(input, { deps, caller: person(by), door });
const agreement = async (input: object = {}) =>
  (await getScoreAgreementTool.call(input, { deps, caller: person("dana"), door })).data;
const disagreements = () => database.orm.select().from(feed).where(eq(feed.kind, "score_disagreement"));

/** A stored call with our score for discovery, judged by this version; null: judged, and nothing of it applies. */
async function scored(id: string, discovery: number | null, rubricVersion = "discovery-1"): Promise<void> {
  const call = callFrom("0:00 Rep Ada Moss: Hello.", { id, title: `Call ${id}`, transcriptHash: id.padStart(64, "0") });
  await storeCall(database.orm, call);
  await database.orm.update(calls).set({ discovery }).where(eq(calls.id, id));
  await database.orm.insert(callCriteria).values({
    callId: id,
    dimension: "discovery",
    criterion: "clear_agenda",
    level: null,
    analyzer: "signals",
    rubricVersion,
    started: call.started,
    evidence: [],
  });
}

beforeEach(async () => {
  now = new Date("2026-11-20T12:00:00Z");
  for (const table of [managerScores, feed, calls]) await database.orm.delete(table);
});

test("a score is kept beside ours of that moment, whatever ours becomes later", async () => {
  await scored("1", 60);
  const { data, text } = await record({ call_id: "1", dimension: "discovery", score: 66, comment: " Fair. " });
  expect(data.saved).toEqual({ call_id: "1", title: "Call 1", dimension: "discovery", score: 66, replaced: false });
  expect(data.agreement).toMatchObject({
    ours: 60,
    theirs: 66,
    our_level: 3,
    their_level: 4,
    within_one_level: true,
    pairs: 1,
    kappa: 0,
    analyzer: "signals",
    rubric_version: "discovery-1",
  });
  expect(text).toContain("within one level");
  await database.orm.update(calls).set({ discovery: 5 }).where(eq(calls.id, "1"));
  expect(await database.orm.select().from(managerScores)).toMatchObject([
    { score: 66, ourScore: 60, comment: "Fair.", scoredBy: "dana", at: now },
  ]);
});

test("a corrected score takes the first one's place, and its disagreement leaves the feed", async () => {
  await scored("1", 90);
  await record({ call_id: "1", dimension: "discovery", score: 20, comment: "Nobody asked." });
  expect(await disagreements()).toMatchObject([
    {
      callId: "1",
      repEmail: "ada-moss@example.com",
      detail: { ours: 90, theirs: 20, text: expect.stringContaining("Nobody asked.") },
    },
  ]);
  await record({ call_id: "1", dimension: "discovery", score: 30 });
  expect(await disagreements()).toMatchObject([{ detail: { theirs: 30 } }]);
  const { data } = await record({ call_id: "1", dimension: "discovery", score: 85 });
  expect(data.saved.replaced).toBe(true);
  expect(await disagreements()).toEqual([]);
  expect(await agreement()).toMatchObject({ pairs: 1, disagreements: [] });
});

test("two levels or 25 points are a disagreement, less is not", async () => {
  await scored("1", 62);
  await record({ call_id: "1", dimension: "discovery", score: 86 });
  expect(await disagreements()).toHaveLength(0);
  await record({ call_id: "1", dimension: "discovery", score: 87 });
  expect(await disagreements()).toHaveLength(1);
  await scored("2", 62);
  await record({ call_id: "2", dimension: "discovery", score: 88 });
  expect(await disagreements()).toHaveLength(2);
});

test("several people on one call are as many pairs, and each one's disagreement is their own", async () => {
  await scored("1", 80);
  await record({ call_id: "1", dimension: "discovery", score: 10 }, "dana");
  await record({ call_id: "1", dimension: "discovery", score: 78 }, "eli");
  expect(await agreement()).toMatchObject({ pairs: 2, within_one_level: 0.5 });
  expect(await disagreements()).toHaveLength(1);
});

test("a dimension without a score of ours is kept, said, and no pair", async () => {
  await scored("1", null);
  const { text } = await record({ call_id: "1", dimension: "discovery", score: 50 });
  expect(text).toContain("nothing of discovery applies");
  const other = await record({ call_id: "1", dimension: "engagement", score: 50 });
  expect(other.text).toContain("analyze_call");
  expect(other.data.agreement).toMatchObject({
    ours: null,
    our_level: null,
    within_one_level: null,
    kappa: null,
    pairs: 0,
  });
  expect(await database.orm.select().from(managerScores)).toHaveLength(2);
  expect(await agreement()).toMatchObject({ pairs: 0, kappa: null, within_one_level: null, mean_difference: null });
});

test("an unknown call is not found, and a score outside 0-100 is refused", async () => {
  await expect(record({ call_id: "9", dimension: "discovery", score: 50 })).rejects.toMatchObject({
    code: "not_found",
  });
  await scored("1", 50);
  for (const wrong of [{ score: 101 }, { score: -1 }, { score: 50, comment: "x".repeat(2001) }]) {
    await expect(record({ call_id: "1", dimension: "discovery", ...wrong })).rejects.toMatchObject({
      code: "invalid_input",
    });
  }
});

test("agreement is kept apart by rubric version, and the furthest apart come first", async () => {
  await scored("1", 80);
  await scored("2", 40);
  await scored("3", 65, "discovery-2");
  for (const [id, score] of [
    ["1", 20],
    ["2", 45],
    ["3", 100],
  ] as const)
    await record({ call_id: id, dimension: "discovery", score });
  const found = await agreement();
  expect(found).toMatchObject({ pairs: 3, mean_difference: 6.7 });
  expect(found.by_rubric_version).toMatchObject([
    { rubric_version: "discovery-1", pairs: 2, within_one_level: 0.5 },
    { rubric_version: "discovery-2", pairs: 1, within_one_level: 1 },
  ]);
  expect(found.disagreements.map(({ call_id: id }) => id)).toEqual(["1", "3"]);
  expect(found.notice).toContain("Only 3 pairs");
  const running = (await record({ call_id: "3", dimension: "discovery", score: 60 })).data.agreement;
  expect(running.pairs).toBe(1);
});

test("a period counts by when the person scored, a dimension by what they scored", async () => {
  await scored("1", 80);
  now = new Date("2026-09-01T12:00:00Z");
  await record({ call_id: "1", dimension: "discovery", score: 80 });
  now = new Date("2026-11-20T12:00:00Z");
  expect(await agreement({ time_period: "last_30_days" })).toMatchObject({ pairs: 0 });
  expect(await agreement({ time_period: "last_quarter", dimension: "discovery" })).toMatchObject({
    pairs: 1,
    kappa: 1,
  });
  expect(await agreement({ dimension: "engagement" })).toMatchObject({ pairs: 0 });
});
