import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import {
  type BatchItem,
  type BatchResult,
  type Completion,
  type LanguageModel,
  ModelError,
} from "../../../core/llm.ts";
import type { BatchOptions, BatchRoute } from "../../../../stand-ins/claude/batch-record.ts";
import type { Failure } from "../../../../stand-ins/claude/failure.ts";
import { bench, failureOf, request, secret, status } from "../../../../stand-ins/claude/model-bench.ts";

const patient = { signal: new AbortController().signal };
const items = (...ids: string[]): BatchItem[] =>
  ids.map((id) => ({ id, request: request({ instruction: `- ${id}: is it?`, cacheLifetime: "1h" }) }));

function batchesOf({ batches }: LanguageModel) {
  if (!batches) throw new Error("There are no batches.");
  return batches;
}

async function batchBench(options: false | BatchOptions = {}, now?: () => number) {
  const opened = await bench({ batches: options, ...(now && { now }) });
  return { ...opened, batches: batchesOf(opened.model) };
}

function completionOf(results: Map<string, BatchResult>, id: string): Completion {
  const outcome = results.get(id)?.outcome;
  if (!outcome || outcome instanceof ModelError) throw new Error(`${id} was not answered.`);
  return outcome;
}

async function resultsOf(batches: ReturnType<typeof batchesOf>, batchId: string): Promise<Map<string, BatchResult>> {
  const state = await batches.read(batchId, patient);
  if (state.state !== "ended") throw new Error("The batch has not ended.");
  const results = new Map<string, BatchResult>();
  for await (const result of state.results) results.set(result.id, result);
  return results;
}

const failingAt = (route: BatchRoute, ...failures: (Failure | undefined)[]): BatchOptions => ({
  fail: (asked) => (asked.route === route ? failures[asked.number] : undefined),
});

describe("a batch", () => {
  test("is accepted, runs, and gives every result once it has ended, fetched from the address we were given", async () => {
    let nowMs = 0;
    const { batches, standIn } = await batchBench({ endsAfterMs: 1_000 }, () => nowMs);
    const { batchId } = await batches.submit(items("one", "two", "three"), patient);
    expect(await batches.read(batchId, patient)).toEqual({ state: "running", done: 0, total: 3 });
    nowMs = 1_000;
    const results = await resultsOf(batches, batchId);
    expect([...results.keys()].toSorted()).toEqual(["one", "three", "two"]);
    const [first] = standIn.batches[0]?.items ?? [];
    const completion = completionOf(results, "one");
    expect(completion).toMatchObject({ json: { quote: expect.any(String) }, model: "claude-sonnet-5-5", latencyMs: 0 });
    expect(completion.usage).toEqual({
      uncachedInput: first?.usage?.input_tokens,
      cacheRead: 0,
      cacheWrite5m: 0,
      cacheWrite1h: first?.usage?.cache_creation.ephemeral_1h_input_tokens,
      output: first?.usage?.output_tokens,
    });
    expect(completion.usage.cacheWrite1h).toBeGreaterThan(500);
  });

  test("holds requests that differ from the streamed ones in the life of their cache and in nothing else", async () => {
    const { batches, standIn, model } = await batchBench();
    await batches.submit(items("one"), patient);
    await model.complete({ ...request({ instruction: "- one: is it?" }) });
    const batched = JSON.stringify(standIn.batches[0]?.items[0]?.body);
    const streamed = JSON.stringify(standIn.requests[0]?.body);
    expect(streamed).toContain(',"stream":true');
    expect(batched.replace(',"ttl":"1h"', "")).toBe(streamed.replace(',"stream":true', ""));
    expect(batched).toContain('"ttl":"1h"');
  });

  test("reads within the hour what an earlier batch wrote, and the ordinary path reads it too", async () => {
    let nowMs = 0;
    const { batches, model } = await batchBench({}, () => nowMs);
    const usageOf = async (id: string) => {
      const { batchId } = await batches.submit(items(id), patient);
      return completionOf(await resultsOf(batches, batchId), id).usage;
    };
    const written = (await usageOf("one")).cacheWrite1h;
    nowMs = 59 * 60_000;
    expect(await usageOf("two")).toMatchObject({ cacheRead: written, cacheWrite1h: 0 });
    expect((await model.complete(request())).usage).toMatchObject({ cacheRead: written, cacheWrite5m: 0 });
  });

  test("without anybody to read its cache marks nothing", async () => {
    const { batches, standIn } = await batchBench();
    await batches.submit([{ id: "one", request: request({ cacheLifetime: "none" }) }], patient);
    expect(JSON.stringify(standIn.batches[0])).not.toContain("cache_control");
  });

  test("that is cancelled in time is not billed", async () => {
    const { batches } = await batchBench({ endsAfterMs: 60_000 });
    const { batchId } = await batches.submit(items("one", "two"), patient);
    await batches.cancel(batchId, patient);
    for (const { outcome } of (await resultsOf(batches, batchId)).values())
      expect(outcome).toMatchObject({ failure: "cancelled", usage: null });
  });
});

describe("a request of a batch that failed", () => {
  test.each([
    ["errored as wrong", { kind: "errored" } as const, "bad_request", false],
    ["errored as overloaded", { kind: "errored", type: "overloaded_error" } as const, "overloaded", false],
    ["errored as limited", { kind: "errored", type: "rate_limit_error" } as const, "rate_limited", false],
    ["errored as unpaid", { kind: "errored", type: "billing_error" } as const, "billing", false],
    ["expired", { kind: "expired" } as const, "overloaded", false],
    ["refused", { kind: "refusal" } as const, "refused", true],
    ["was cut short", { kind: "truncated" } as const, "truncated", true],
    ["answered broken JSON", { kind: "malformed" } as const, "malformed", true],
  ])("because it %s says so, and what it cost where it was billed", async (_, failure, expected, billed) => {
    const { batches } = await batchBench({ failItem: ({ number }) => (number === 1 ? failure : undefined) });
    const { batchId } = await batches.submit(items("one", "two"), patient);
    const results = await resultsOf(batches, batchId);
    expect(results.get("one")?.outcome).toHaveProperty("json");
    const error = await failureOf(Promise.reject(results.get("two")?.outcome));
    expect(error.failure).toBe(expected);
    expect(error.usage !== null).toBe(billed);
  });

  test("for an unknown model says which setting to check", async () => {
    const { batches } = await batchBench();
    const { batchId } = await batches.submit([{ id: "one", request: request({ model: "claude-nonesuch" }) }], patient);
    const { outcome } = (await resultsOf(batches, batchId)).get("one") ?? {};
    expect(outcome).toMatchObject({ message: expect.stringContaining("Check COACHING_MODEL") as unknown });
  });
});

describe("when the service does not take a batch", () => {
  test.each([
    [400, "bad_request", "Claude rejected the request"],
    [401, "rejected_key", "Check ANTHROPIC_API_KEY"],
    [402, "billing", "Check plan and credit"],
    [403, "forbidden", "does not let this API key use claude-sonnet-5-5"],
    [413, "bad_request", "Put fewer calls into one batch"],
    [429, "billing", "a spend limit"],
    [500, "overloaded", "try again in a few minutes"],
  ])("%i is said once and not repeated", async (code, failure, advice) => {
    const { batches, standIn } = await batchBench(failingAt("create", status(code)));
    const error = await failureOf(batches.submit(items("one"), patient));
    expect(error.failure).toBe(failure);
    expect(error.message).toContain(advice);
    expect(standIn.batches).toHaveLength(0);
  });

  test("429 with a waiting time and 529 took nothing, so it is sent again", async () => {
    const { batches, standIn, waits } = await batchBench(failingAt("create", status(429, 3), status(529)));
    await batches.submit(items("one"), patient);
    expect(standIn.batches).toHaveLength(1);
    expect(waits[0]).toBeGreaterThanOrEqual(3_000);
    expect(waits).toHaveLength(2);
  });

  test("an answer that was lost on its way is not sent for again: it would be paid for twice", async () => {
    const { batches, standIn } = await batchBench(failingAt("create", { kind: "cut", at: "middle" }));
    expect((await failureOf(batches.submit(items("one"), patient))).failure).toBe("unreachable");
    expect(standIn.batches).toHaveLength(1);
  });

  test("an address without batches is named, with the way that remains", async () => {
    const { batches } = await batchBench(false);
    const error = await failureOf(batches.submit(items("one"), patient));
    expect(error.failure).toBe("bad_request");
    expect(error.message).toMatch(/127\.0\.0\.1:\d+ has no Message Batches.*one by one.*\(404\)/);
    expect((await failureOf(batches.read("msgbatch_1", patient))).failure).toBe("bad_request");
  });

  test("a page instead of a batch is no batch", async () => {
    const server = createServer((_, response) => response.setHeader("content-type", "text/html").end("<h1>Hello</h1>"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    pages.push(server);
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { model } = await bench({}, { baseUrl });
    const failures = [
      await failureOf(batchesOf(model).submit(items("one"), patient)),
      await failureOf(batchesOf(model).read("msgbatch_1", patient)),
    ];
    for (const error of failures) expect(error.message).toContain("does not answer about batches like Claude");
  });

  test("more than 256 MB are refused before anything is sent", async () => {
    const { batches, standIn } = await batchBench();
    const context = "x".repeat(4 * 1024 * 1024);
    const large = Array.from({ length: 65 }, (_, at) => ({ id: `n${at}`, request: request({ context }) }));
    expect((await failureOf(batches.submit(large, patient))).message).toContain("more than 256 MB");
    expect(standIn.batches).toHaveLength(0);
  });

  test("a key that cannot be sent is refused without being printed", async () => {
    const { model } = await bench({}, { apiKey: `${secret}\nsecond line` });
    expect((await failureOf(batchesOf(model).submit(items("one"), patient))).failure).toBe("rejected_key");
  });

  test("who goes away is told that it was cancelled", async () => {
    const { batches } = await batchBench();
    const gone = AbortSignal.abort();
    expect((await failureOf(batches.submit(items("one"), { signal: gone }))).failure).toBe("cancelled");
  });
});

describe("reading", () => {
  test.each(["retrieve", "results"] as const)("%s is repeated through overload and a cut line", async (route) => {
    const { batches } = await batchBench(failingAt(route, status(529), { kind: "cut", at: "connect" }));
    const { batchId } = await batches.submit(items("one"), patient);
    expect((await resultsOf(batches, batchId)).size).toBe(1);
  });

  test.each(["middle", "early_end"] as const)("results that break off (%s) are no complete results", async (at) => {
    const { batches } = await batchBench(failingAt("results", { kind: "cut", at }));
    const { batchId } = await batches.submit(items("one", "two", "three", "four"), patient);
    expect((await failureOf(resultsOf(batches, batchId))).failure).toBe("unreachable");
    expect((await resultsOf(batches, batchId)).size).toBe(4);
  });

  test("a batch nobody knows is said to be unknown", async () => {
    const { batches } = await batchBench();
    expect((await failureOf(batches.read("msgbatch_of_others", patient))).message).toContain(
      "Claude does not know the batch msgbatch_of_others",
    );
  });
});

const pages: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const page of pages.splice(0)) page.close().closeAllConnections();
});
