import { expect, test } from "vitest";
import { coachingWorkspace } from "../../../test/coaching/workspace.ts";
import { writtenCall } from "../../../test/coaching/written-call.ts";
import { testDatabase } from "../../../test/database.ts";
import { localAdmin } from "../../core/caller.ts";
import type { Door } from "../../core/tool.ts";
import { storeCall } from "../calls/store-call.ts";
import { analyzeCallTool } from "./analyze-call.ts";
import { sayAnalysis } from "./say-analysis.ts";

const database = await testDatabase();
const call = writtenCall({ extra: "1:58 Customer Lee Okafor: To be honest that price is too high for us." });
await storeCall(database.orm, call);
const deps = await coachingWorkspace(database);
const door: Door = { admit: async () => {}, record: async () => {} };
const count = (data: unknown) => JSON.stringify(data).match(/"quote":/g)?.length ?? 0;
const ask = (input: object) => analyzeCallTool.call(input, { deps, door, caller: localAdmin("test") });

test("the answer has every key of the contract", async () => {
  const { data } = await ask({ call_id: call.id });
  expect(Object.keys(data)).toEqual(
    expect.arrayContaining([
      ..."call scores dimensions strengths improvements action_items signals claims analyzer".split(" "),
      ..."model rubric_versions cached cost rejected_quotes windows".split(" "),
    ]),
  );
  expect(data.call).toMatchObject({
    id: call.id,
    duration_seconds: 360,
    rep: { email: "dana-reyes@example.com", role: "AE" },
  });
  expect(new Set(Object.keys(data.scores))).toEqual(
    new Set(["overall", "discovery", "product_knowledge", "objection_handling", "engagement"]),
  );
  expect(data.signals).toMatchObject({
    talk_ratio: expect.any(Number) as unknown,
    questions: expect.any(Number) as unknown,
  });
  expect(data.cost).toEqual({ usd: 0, input_tokens: 0, cached_tokens: 0, output_tokens: 0 });
});

test("only the dimensions asked for are judged, in the order of the contract", async () => {
  const { data } = await ask({ call_id: call.id, dimensions: ["engagement", "discovery"] });
  expect(data.dimensions.map(({ dimension }) => dimension)).toEqual(["discovery", "engagement"]);
  expect(data.scores).not.toHaveProperty("product_knowledge");
});

test("without snippets no quote is in the answer, with them some are", async () => {
  expect(count((await ask({ call_id: call.id })).data)).toBeGreaterThan(5);
  expect(count((await ask({ call_id: call.id, include_transcript_snippets: false })).data)).toBe(0);
});

test("an unknown dimension is refused with those there are", async () => {
  await expect(ask({ call_id: call.id, dimensions: ["charisma"] })).rejects.toMatchObject({
    code: "invalid_input",
    publicMessage: expect.stringMatching(/discovery.*product_knowledge.*objection_handling.*engagement/) as unknown,
  });
});

test.each([
  [null, null, "Next step: agreed, but not who does it and when."],
  [null, "today", "Next step: agreed for today, but not who does it."],
  ["Dana Reyes", null, "Next step: Dana Reyes, no time was named"],
  ["Dana Reyes", "Friday", "Next step: Dana Reyes, Friday"],
])("the text says of a next step of %s for %s what is still open", async (owner, date, words) => {
  const { data } = await ask({ call_id: call.id });
  const signals = { ...data.signals, next_step: { owner, date, evidence: [] } };
  expect(sayAnalysis({ ...data, signals })).toContain(`${words}\n`);
});

test("objections are counted in plain words, and findings say what else they count", async () => {
  const { data } = await ask({ call_id: call.id });
  const [objection] = data.signals.objections;
  const saying = (objections: unknown[]) =>
    sayAnalysis({ ...data, signals: { ...data.signals, objections: objections as typeof data.signals.objections } });
  expect(saying([])).toContain("and met no objection.");
  expect(saying([objection])).toContain("and met 1 objection.");
  expect(saying([objection, objection])).toContain("and met 2 objections.");
  const judged = data.dimensions.find(({ dimension }) => dimension === "objection_handling");
  const reasons = judged?.criteria.map(({ reasoning }) => reasoning).join(" ");
  expect(reasons).toMatch(/\d of \d turns with a concern/);
  expect(reasons).not.toMatch(/\d of \d objections/);
});

test("the text tells a rep the scores, what to say instead, the next step, who judged and what it cost", async () => {
  const { data, text } = await ask({ call_id: call.id });
  expect(text).toContain("Okafor Freight, first call");
  expect(text).toContain(`Overall: ${data.scores.overall} of 100`);
  expect(text).toMatch(/Say instead: \S+/);
  expect(text).toMatch(/\[\d+:\d\d\] (Dana Reyes|Lee Okafor): “/);
  expect(text).toContain("Next step:");
  expect(text).toMatch(/Scored by conversation signals, no model \(.*\$0/);
});
