import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startClaudeStandIn } from "../../../stand-ins/claude/start-claude-stand-in.ts";
import { coachingWorkspace } from "../../../test/coaching/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import { callFrom } from "../../../test/transcript.ts";
import { localAdmin } from "../../core/caller.ts";
import type { ToolError } from "../../core/errors.ts";
import type { CompletionRequest, LanguageModel } from "../../core/llm.ts";
import type { Door } from "../../core/tool.ts";
import { type Call, dimensions } from "../calls/call.ts";
import { parseGongCalls } from "../calls/parse-gong-calls.ts";
import { storeCall } from "../calls/store-call.ts";
import type { CoachingDeps } from "../deps.ts";
import { indexTranscript } from "../evidence/index-transcript.ts";
import { locateQuote } from "../evidence/locate-quote.ts";
import { compareCallsTool } from "../tools/compare-calls.ts";

const database = await testDatabase();
const claude = await startClaudeStandIn();
const samples = join(import.meta.dirname, "../../../../content/samples/calls");
const calls = readdirSync(samples)
  .filter((name) => name.endsWith(".json"))
  .slice(0, 5)
  .flatMap((name) => {
    const pair: unknown = JSON.parse(readFileSync(join(samples, name), "utf8"));
    return parseGongCalls(pair, { source: "sample", importedAt: new Date() }).calls;
  });
const ids = calls.map(({ id }) => id);
/** Stands in every prompt about the first call, and in no other. */
const markOfFirst = calls[0]?.transcriptHash.slice(0, 32) ?? "";
let signals: CoachingDeps;
let model: CoachingDeps;

beforeAll(async () => {
  for (const call of calls) await storeCall(database.orm, call);
  signals = await coachingWorkspace(database);
  model = await coachingWorkspace(database, { claude });
});
beforeEach(async () => {
  await database.pool.query("truncate model_calls");
});
afterAll(() => claude.close());

const door: Door = { admit: async () => {}, record: async () => {} };
const ask = async (input: object, deps: CoachingDeps = signals) =>
  compareCallsTool.call(input, { deps, door, caller: localAdmin("test") });
const ledger = async () =>
  (
    await database.pool.query<{ n: number; usd: string }>(
      "select count(*) as n, coalesce(sum(usd), 0) as usd from model_calls where purpose = 'compare'",
    )
  ).rows[0];

function expectVerbatim(evidence: readonly { call_id: string; quote: string; start_seconds: number }[]): void {
  for (const { call_id: id, quote, start_seconds: start } of evidence) {
    const call = calls.find((each) => each.id === id) as Call;
    expect(locateQuote(quote, indexTranscript(call), start)?.startSeconds).toBe(start);
  }
}

describe("without a model", () => {
  test("calls are told apart by levels and statistics, the weightiest first, with quotes of both", async () => {
    const { data, text } = await ask({ call_ids: ids.slice(0, 2) });
    expect(data.analyzer).toBe("signals");
    expect(data.calls.map(({ call }) => call.id)).toEqual(ids.slice(0, 2));
    expect(data.differences.length).toBeGreaterThan(3);
    const byLevel = data.differences.filter(({ levels }) => Object.keys(levels).length > 0);
    expect(byLevel.length).toBeGreaterThan(0);
    for (const { levels, best_call_id: best } of byLevel) {
      const reached = Object.values(levels).map(Number);
      expect(Math.max(...reached)).toBe(levels[best]);
      expect(Math.min(...reached)).toBeLessThan(Number(levels[best]));
    }
    expectVerbatim(data.differences.flatMap(({ evidence }) => evidence));
    expect(new Set(data.differences.flatMap(({ evidence }) => evidence.map((each) => each.call_id))).size).toBe(2);
    expect(data.summary).toMatch(/was better at: .*\n.* can take from /s);
    expect(text).toContain("What sets them apart");
    expect(data.cost.usd).toBe(0);
  });

  test("five calls, and only the dimensions asked for", async () => {
    const { data } = await ask({ call_ids: ids, dimensions: ["discovery"] });
    expect(data.calls).toHaveLength(5);
    expect(new Set(data.differences.map(({ dimension }) => dimension))).toEqual(new Set(["discovery"]));
    expect(data.calls[0]?.scores.engagement).toBeNull();
  });

  test("calls that say the same have no winner", async () => {
    const [call] = calls;
    if (!call) throw new Error("no sample");
    await storeCall(database.orm, { ...call, id: "twin" });
    const { data } = await ask({ call_ids: [call.id, "twin"] });
    expect(data.differences).toEqual([]);
    expect(data.summary).toContain("No difference");
  });
});

describe("bad input", () => {
  test.each([[["1"]], [[]], [["1", "2", "3", "4", "5", "6"]], [["1", " 1 "]]])("%j is refused", async (callIds) => {
    await expect(ask({ call_ids: callIds })).rejects.toMatchObject({ code: "invalid_input" });
  });

  test("an unknown call is named, before any other is paid for", async () => {
    const before = claude.requests.length;
    await expect(ask({ call_ids: [ids[0], "999"] }, model)).rejects.toMatchObject({
      code: "not_found",
      publicMessage: expect.stringContaining("999") as string,
    });
    expect(claude.requests).toHaveLength(before);
  });
});

test("a call too short to score is named with a way on that this tool has, before any other is paid for", async () => {
  const short = callFrom("0:00 Rep Dana Reyes: Hello.\n0:05 Customer Lee Okafor: Hello.", { id: "short" });
  await storeCall(database.orm, short);
  const before = claude.requests.length;
  const failure = await ask({ call_ids: [ids[0], "short"] }, model).catch((error: ToolError) => error);
  expect(failure).toMatchObject({ code: "invalid_input", issues: [{ path: "call_ids" }] });
  expect((failure as ToolError).publicMessage).toMatch(/^Call short is too short.* Leave it out/s);
  expect((failure as ToolError).publicMessage).not.toContain("force_reanalysis");
  expect(claude.requests).toHaveLength(before);
});

/** Judges as the stand-in does, and compares as it is told. */
function comparing(answer: (first: string, second: string) => object): CoachingDeps {
  const complete = async (request: CompletionRequest) => {
    if (request.system !== model.prompts.text.compare) return (model.model as LanguageModel).complete(request);
    const titles = request.context.split("The second call");
    const json = { dimensions: dimensions.map((id) => ({ id, ...answer(titles[0] ?? "", titles[1] ?? "") })) };
    const usage = { uncachedInput: 100, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 10 };
    return { json, model: request.model, requestId: null, usage, latencyMs: 1 };
  };
  return { ...model, model: { ...(model.model as LanguageModel), complete } };
}

/** A quote that stands in what the model was shown of one call. */
const shownQuote = (half: string) => /^\[[\d:]+\] [^:\n]+\): (.+)$/m.exec(half)?.[1] ?? "";

describe("with a model", () => {
  test("what another order decides differently is reported and decides nothing", async () => {
    // The stand-in always prefers the first.
    const { data, text } = await ask({ call_ids: ids.slice(0, 2) }, model);
    expect(data.analyzer).toBe("model");
    expect(data.disagreements.map(({ dimension }) => dimension)).toEqual([...dimensions]);
    for (const { first_order: one, swapped_order: two } of data.disagreements) {
      expect(new Set([one, two])).toEqual(new Set(ids.slice(0, 2)));
    }
    expect(data.differences.some(({ criterion }) => criterion === "overall")).toBe(false);
    expect(data.differences.length).toBeGreaterThan(0);
    expect(text).toContain("Told in the other order");
    expect((await ledger())?.n).toBe(2);
    expectVerbatim(data.differences.flatMap(({ evidence }) => evidence));
  });

  test("what both orders say counts, with quotes that were said; invented ones are rejected and counted", async () => {
    const [a, b] = ids;
    const deps = comparing((first, second) => ({
      quotes_first: [shownQuote(first), "Nobody has ever said these words here."],
      quotes_second: [shownQuote(second)],
      why: "It asked first.",
      better: first.includes(markOfFirst) ? "first" : "second",
    }));
    const { data } = await ask({ call_ids: [a, b] }, deps);
    const verdicts = data.differences.filter(({ criterion }) => criterion === "overall");
    expect(verdicts.map(({ best_call_id: best }) => best)).toEqual(dimensions.map(() => a));
    expectVerbatim(verdicts.flatMap(({ evidence }) => evidence));
    for (const { evidence } of verdicts) expect(new Set(evidence.map((each) => each.call_id))).toEqual(new Set([a, b]));
    expect(data.rejected_quotes).toBe(dimensions.length * 2);
    expect(data.disagreements).toEqual([]);
    expect(data.cost.usd).toBeCloseTo(Number((await ledger())?.usd), 8);
  });

  test("only the dimensions asked for can be named, and a name that is none costs no other its verdict", async () => {
    const schemas: unknown[] = [];
    const honest = comparing((first, second) => ({
      quotes_first: [shownQuote(first)],
      quotes_second: [shownQuote(second)],
      why: "It asked first.",
      better: first.includes(markOfFirst) ? "first" : "second",
    }));
    const complete = async (request: CompletionRequest) => {
      const completion = await (honest.model as LanguageModel).complete(request);
      if (request.system !== model.prompts.text.compare) return completion;
      schemas.push(request.schema);
      const { dimensions: told } = completion.json as { dimensions: { id: string }[] };
      return { ...completion, json: { dimensions: [{ ...told[0], id: "text for id" }, ...told] } };
    };
    const deps = { ...honest, model: { ...(honest.model as LanguageModel), complete } };
    const { data } = await ask({ call_ids: ids.slice(0, 2), dimensions: ["discovery"] }, deps);
    expect(data).toMatchObject({ analyzer: "model", notice: null });
    expect(data.differences.filter(({ criterion }) => criterion === "overall")).toMatchObject([
      { dimension: "discovery" },
    ]);
    expect(JSON.stringify(schemas[0])).toContain('"enum":["discovery"]');
  });

  test("a verdict that no said words show is none", async () => {
    const deps = comparing((first) => ({
      quotes_first: ["Nobody has ever said these words here."],
      quotes_second: [],
      why: "",
      better: first.includes(markOfFirst) ? "first" : "second",
    }));
    const { data } = await ask({ call_ids: ids.slice(0, 2) }, deps);
    expect(data.differences.some(({ criterion }) => criterion === "overall")).toBe(false);
  });

  test("of five calls the best is compared with each other one, in both orders", async () => {
    await ask({ call_ids: ids }, model);
    expect((await ledger())?.n).toBe(8);
  });

  test("a model that fails leaves levels and statistics, and says so", async () => {
    const failing = await startClaudeStandIn({
      fail: ({ body }) =>
        JSON.stringify(body).includes("You compare two recorded calls") ? { kind: "malformed" } : undefined,
    });
    const deps = await coachingWorkspace(database, { claude: failing });
    const { data } = await ask({ call_ids: ids.slice(0, 2) }, deps);
    await failing.close();
    expect(data.analyzer).toBe("signals");
    expect(data.notice).toContain("did not compare");
    expect(data.differences.length).toBeGreaterThan(0);
    expect((await ledger())?.n).toBeGreaterThan(0);
  });
});
