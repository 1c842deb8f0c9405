import { describe, expect, test } from "vitest";
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
import { defaultRetryPolicy } from "./next-delay.ts";

describe("a failure that no retry mends", () => {
  test.each([
    [400, "bad_request", "The log has its reason; check COACHING_MODEL"],
    [401, "rejected_key", "Claude refused the API key (401). Check ANTHROPIC_API_KEY."],
    [402, "billing", "Check plan and credit"],
    [403, "forbidden", "does not let this API key use claude-sonnet-5-5 (403)"],
    [404, "bad_request", "Claude does not know the model claude-sonnet-5-5 (404). Check COACHING_MODEL."],
    [413, "bad_request", "Lower LONG_CALL_MINUTES"],
  ])("%i ends at once and says what to do", async (code, failure, advice) => {
    const { standIn, model } = await bench(always(status(code)));
    const error = await failureOf(model.complete(request()));
    expect(standIn.requests).toHaveLength(1);
    expect(error.failure).toBe(failure);
    expect(error.message).toContain(advice);
    expect((error.cause as Error).message).toBe("made to fail");
    expect(error.usage).toBeNull();
  });

  test("a 400 that says the credit is used up is a billing problem, not a wrong request", async () => {
    const message = "Your credit balance is too low to access the API.";
    const { standIn, model } = await bench(always({ kind: "status", status: 400, message }));
    const error = await failureOf(model.complete(request()));
    expect([standIn.requests.length, error.failure]).toStrictEqual([1, "billing"]);
    expect(error.message).toContain("Check plan and credit");
  });

  test("a key that the service echoes is blotted out of the cause", async () => {
    const { model } = await bench(always({ kind: "status", status: 401, message: `invalid key ${secret}` }));
    const error = await failureOf(model.complete(request()));
    expect((error.cause as Error).message).toBe("invalid key [key]");
  });

  test("a key that cannot be sent is refused without being printed", async () => {
    const { standIn, model } = await bench({}, { apiKey: `${secret}\nsecond line` });
    expect((await failureOf(model.complete(request()))).failure).toBe("rejected_key");
    expect((await failureOf(model.check("claude-sonnet-5-5"))).failure).toBe("rejected_key");
    expect(standIn.requests).toHaveLength(0);
  });

  test("a refusal is not repeated and reports what it cost", async () => {
    const { standIn, model } = await bench(always({ kind: "refusal" }));
    const error = await failureOf(model.complete(request()));
    expect([standIn.requests.length, error.failure]).toStrictEqual([1, "refused"]);
    expect(error.usage?.cacheWrite5m).toBe(standIn.requests[0]?.usage?.cache_creation_input_tokens);
    expect(error.requestId).toBe(standIn.requests[0]?.requestId);
  });

  test("an answer cut at max_tokens is not repeated and reports what it cost", async () => {
    const { standIn, model } = await bench();
    const error = await failureOf(model.complete(request({ maxOutputTokens: 5 })));
    expect([standIn.requests.length, error.failure, error.usage?.output]).toStrictEqual([1, "truncated", 5]);
    expect(error.message).toContain("cut off at 5 output tokens");
  });

  test("broken JSON is asked for once more; then both tries are reported as billed", async () => {
    const { standIn, model } = await bench(always({ kind: "malformed" }));
    const error = await failureOf(model.complete(request()));
    expect([standIn.requests.length, error.failure]).toStrictEqual([2, "malformed"]);
    expect(error.earlierAttempts.map(({ failure }) => failure)).toStrictEqual(["malformed"]);
    expect(error.earlierAttempts[0]?.usage.cacheWrite5m).toBeGreaterThan(512);
    expect(error.usage?.cacheRead).toBeGreaterThan(512);
  });

  test("broken JSON followed by good JSON is an answer with an earlier attempt", async () => {
    const { model } = await bench(failing({ kind: "malformed" }));
    const answer = await model.complete(request());
    expect(answer.json).toStrictEqual({ quote: spoken });
    expect(answer.earlierAttempts).toHaveLength(1);
  });

  test("waiting in total is bounded", async () => {
    const { model, waits } = await bench(always(status(429, 60)));
    expect((await failureOf(model.complete(request()))).failure).toBe("rate_limited");
    const waitedMs = waits.reduce((sum, ms) => sum + ms, 0);
    expect(waits).toHaveLength(2);
    expect(waitedMs).toBeLessThanOrEqual(defaultRetryPolicy.maxTotalWaitMs);
  });
});

describe("onStarted", () => {
  test("fires when the answer begins, before it ends", async () => {
    const { standIn, model } = await bench({
      latency: { baseMs: 0, uncachedTokensPerSecond: 1e9, cachedTokensPerSecond: 1e9, outputTokensPerSecond: 200 },
    });
    let beforeEnd = false;
    const onStarted = () => {
      beforeEnd = standIn.requests[0]?.beganAt !== null && standIn.requests[0]?.doneAt === null;
    };
    await model.complete(request({ onStarted }));
    expect(beforeEnd).toBe(true);
  });

  test("fires exactly once over all attempts, though two of them begin", async () => {
    const { standIn, model } = await bench(failing(status(529), { kind: "cut", at: "middle" }));
    let started = 0;
    await model.complete(request({ onStarted: () => void (started += 1) }));
    expect(standIn.requests).toHaveLength(3);
    expect(started).toBe(1);
  });

  test("does not fire when no answer begins", async () => {
    const { model } = await bench(always(status(401)));
    let started = 0;
    await failureOf(model.complete(request({ onStarted: () => void (started += 1) })));
    expect(started).toBe(0);
  });

  test("that throws is a defect, and passes through as it is", async () => {
    const { standIn, model } = await bench();
    const defect = new RangeError("in the caller");
    const thrown = await model
      .complete(
        request({
          onStarted: () => {
            throw defect;
          },
        }),
      )
      .catch((error: unknown) => error);
    expect(thrown).toBe(defect);
    expect(standIn.requests).toHaveLength(1);
  });
});

describe("cancelling", () => {
  test("in the middle of an answer ends it and reports what it cost", async () => {
    const { model } = await bench(always({ kind: "hang", at: "middle" }));
    const abort = new AbortController();
    const error = await failureOf(model.complete(request({ signal: abort.signal, onStarted: () => abort.abort() })));
    expect(error.failure).toBe("cancelled");
    expect(error.usage?.cacheWrite5m).toBeGreaterThan(512);
  });

  test("before the answer begins ends it", async () => {
    const abort = new AbortController();
    const { model } = await bench({
      fail: () => {
        setImmediate(() => abort.abort());
        return { kind: "hang", at: "connect" };
      },
    });
    expect((await failureOf(model.complete(request({ signal: abort.signal })))).failure).toBe("cancelled");
  });

  test("while it waits for the next try ends the wait", async () => {
    const abort = new AbortController();
    const { standIn, model } = await bench(
      {
        fail: () => {
          setTimeout(() => abort.abort(), 50);
          return status(429, 60);
        },
      },
      // The real wait: a minute, if the signal did not end it.
      { wait: undefined },
    );
    expect((await failureOf(model.complete(request({ signal: abort.signal })))).failure).toBe("cancelled");
    expect(standIn.requests).toHaveLength(1);
  });

  test("while it waits for its turn takes it out of the queue", async () => {
    const { standIn, model } = await bench(always({ kind: "hang", at: "middle" }), { concurrency: 1 });
    const [first, second] = [new AbortController(), new AbortController()];
    const started = new Promise<void>((resolve) => {
      const running = model.complete(request({ signal: first.signal, onStarted: resolve }));
      running.catch(() => {});
    });
    const waiting = failureOf(model.complete(request({ signal: second.signal })));
    await started;
    second.abort();
    expect((await waiting).failure).toBe("cancelled");
    expect(standIn.requests).toHaveLength(1);
    first.abort();
  });

  test("beforehand sends nothing", async () => {
    const { standIn, model } = await bench();
    expect((await failureOf(model.complete(request({ signal: AbortSignal.abort() })))).failure).toBe("cancelled");
    expect(standIn.requests).toHaveLength(0);
  });
});
