import { describe, expect, test } from "vitest";
import type { Failure } from "../../../stand-ins/claude/failure.ts";
import {
  always,
  bench,
  failing,
  failureOf,
  request,
  secret,
  spoken,
  status,
} from "../../../stand-ins/claude/model-bench.ts";

describe("an answer", () => {
  test("is parsed, and its tokens are counted by price", async () => {
    const { standIn, model } = await bench();
    const first = await model.complete(request());
    const second = await model.complete(request({ instruction: "- discovery_depth: how deep?" }));
    expect(first).toMatchObject({ json: { quote: spoken }, model: "claude-sonnet-5-5" });
    expect(first).not.toHaveProperty("earlierAttempts");
    expect(first.requestId).toBe(standIn.requests[0]?.requestId);
    expect(first.usage.cacheWrite5m).toBeGreaterThan(512);
    expect(first.usage).toMatchObject({ cacheRead: 0, cacheWrite1h: 0 });
    expect(second.usage).toMatchObject({ cacheRead: first.usage.cacheWrite5m, cacheWrite5m: 0 });
    expect(second.usage.uncachedInput).toBeLessThan(20);
    expect(second.usage.output).toBe(standIn.requests[1]?.usage?.output_tokens);
  });

  test("is asked for without sampling parameters or tools, with the lowest thinking and one breakpoint", async () => {
    const { standIn, model } = await bench();
    await model.complete(request());
    expect(standIn.requests[0]?.body).toStrictEqual({
      model: "claude-sonnet-5-5",
      max_tokens: 2_000,
      stream: true,
      system: [{ type: "text", text: "You judge sales calls." }],
      messages: [
        {
          role: "user",
          content: [
            { type: "text", text: request().context, cache_control: { type: "ephemeral" } },
            { type: "text", text: "- next_step: is one agreed?" },
          ],
        },
      ],
      output_config: { format: { type: "json_schema", schema: request().schema } },
      thinking: { type: "between_tools" },
    });
  });

  test("of a model that thinks by itself leaves the thinking out", async () => {
    const { model } = await bench({}, { cacheTtl: "1h" });
    const { json, usage } = await model.complete(request({ model: "claude-haiku-5-5" }));
    expect(json).toStrictEqual({ quote: spoken });
    expect(usage).toMatchObject({ cacheWrite5m: 0 });
    expect(usage.cacheWrite1h).toBeGreaterThan(512);
  });

  test("writes neither key nor text into the log", async () => {
    const { model, lines } = await bench(failing(status(529), { kind: "malformed" }));
    await model.complete(request());
    expect(lines).toHaveLength(3);
    expect(JSON.stringify(lines)).not.toContain(spoken);
    expect(JSON.stringify(lines)).not.toContain(secret);
  });

  test("is never asked for by more requests at once than allowed", async () => {
    const { standIn, model } = await bench(
      { latency: { baseMs: 30, uncachedTokensPerSecond: 1e9, cachedTokensPerSecond: 1e9, outputTokensPerSecond: 1e9 } },
      { concurrency: 2 },
    );
    await Promise.all(Array.from({ length: 5 }, () => model.complete(request())));
    const inFlight = standIn.requests.map(
      ({ at }) => standIn.requests.filter((other) => other.at <= at && (other.doneAt ?? Infinity) > at).length,
    );
    expect(Math.max(...inFlight)).toBe(2);
  });
});

describe("a passing failure", () => {
  test.each([408, 409, 500, 503, 504, 529])("%i is tried again with growing delays", async (code) => {
    const { standIn, model, waits } = await bench(failing(status(code), status(code), status(code)));
    await model.complete(request());
    expect(standIn.requests).toHaveLength(4);
    expect(waits).toStrictEqual([375, 750, 1_500]);
  });

  test("is given up after maxAttempts, saying how often it was tried", async () => {
    const { standIn, model } = await bench(always(status(529)), { maxAttempts: 6 });
    const error = await failureOf(model.complete(request()));
    expect(standIn.requests).toHaveLength(6);
    expect(error.failure).toBe("overloaded");
    expect(error.message).toBe("Claude answers 529 overloaded after 6 tries; try again in a few minutes.");
  });

  test("429 waits as long as it is told, and not much longer", async () => {
    const { model, waits } = await bench(failing(status(429, 7), status(429, 0)));
    await model.complete(request());
    expect(waits[0]).toBe(7_250);
    expect(waits[1]).toBeLessThanOrEqual(1_000);
  });

  test("429 that asks for more than a minute is handed back", async () => {
    const { standIn, model, waits } = await bench(always(status(429, 61)));
    const error = await failureOf(model.complete(request()));
    expect([standIn.requests.length, waits.length, error.failure]).toStrictEqual([1, 0, "rate_limited"]);
    expect(error.message).toContain("try again in 61 s");
  });

  test("429 without a waiting time is a spend cap and is not repeated", async () => {
    const { standIn, model } = await bench(always(status(429)));
    const error = await failureOf(model.complete(request()));
    expect([standIn.requests.length, error.failure]).toStrictEqual([1, "billing"]);
  });

  test("a storm that turns away two of three requests is ridden out by four dimensions", async () => {
    const { model } = await bench({
      fail: ({ number }) => (number % 3 === 2 ? undefined : status(number % 2 ? 529 : 429, 0)),
    });
    const answers = await Promise.all(Array.from({ length: 4 }, () => model.complete(request())));
    expect(answers).toHaveLength(4);
  });

  test.each<[string, Failure, string]>([
    ["an error event in the stream", { kind: "error_event" }, "overloaded"],
    ["a connection lost in the middle", { kind: "cut", at: "middle" }, "unreachable"],
    ["a stream that ends early", { kind: "cut", at: "early_end" }, "unreachable"],
  ])("%s is tried again, and what it was billed is reported", async (_name, failure, reported) => {
    const { standIn, model } = await bench(failing(failure));
    const answer = await model.complete(request());
    expect(answer.json).toStrictEqual({ quote: spoken });
    expect(answer.earlierAttempts).toHaveLength(1);
    expect(answer.earlierAttempts?.[0]).toMatchObject({ failure: reported, requestId: standIn.requests[0]?.requestId });
    expect(answer.earlierAttempts?.[0]?.usage.cacheWrite5m).toBe(
      standIn.requests[0]?.usage?.cache_creation_input_tokens,
    );
  });

  test("answers that keep breaking off are given up sooner, since each is billed", async () => {
    const { standIn, model } = await bench(always({ kind: "error_event", type: "api_error" }));
    const error = await failureOf(model.complete(request()));
    expect(standIn.requests).toHaveLength(4);
    expect(error.failure).toBe("overloaded");
    expect(error.usage).not.toBeNull();
    expect(error.earlierAttempts).toHaveLength(3);
  });

  test("an error event that no retry mends ends at once", async () => {
    const { standIn, model } = await bench(always({ kind: "error_event", type: "billing_error" }));
    const error = await failureOf(model.complete(request()));
    expect([standIn.requests.length, error.failure]).toStrictEqual([1, "billing"]);
  });

  test("a connection that is dropped before any answer is tried again", async () => {
    const { standIn, model } = await bench(failing({ kind: "cut", at: "connect" }));
    await model.complete(request());
    expect(standIn.requests).toHaveLength(2);
  });

  test.each<[string, Failure]>([
    ["never begins", { kind: "hang", at: "connect" }],
    ["falls silent", { kind: "hang", at: "middle" }],
  ])("an answer that %s is cut and tried again", async (_name, failure) => {
    const { standIn, model } = await bench(failing(failure), { firstByteTimeoutMs: 300, idleTimeoutMs: 300 });
    expect((await model.complete(request())).json).toStrictEqual({ quote: spoken });
    expect(standIn.requests).toHaveLength(2);
  });

  test("nobody at the address is said with the address, after four tries", async () => {
    const { standIn, model, waits } = await bench();
    await standIn.close();
    const error = await failureOf(model.complete(request()));
    expect([error.failure, waits.length]).toStrictEqual(["unreachable", 3]);
    expect(error.message).toMatch(
      /127\.0\.0\.1:\d+ \(ECONNREFUSED; 4 tries\)\. Check the network, or ANTHROPIC_BASE_URL/,
    );
  });
});
