import { describe, expect, test } from "vitest";
import { ToolError } from "../../core/errors.ts";
import { explainFetchFailure } from "./explain-fetch-failure.ts";

const unknown = new ToolError("not_found", "Gong knows no call 1.");
const notReady = new ToolError("unavailable", "The transcript is not ready yet.", { reason: "not_ready" });
const down = new ToolError("unavailable", "Gong did not answer.", { reason: "unreachable" });

/** The waits after each failed try, until it is given up. */
function waitsOf(error: ToolError): number[] {
  const waits: number[] = [];
  for (let attempt = 1; ; attempt += 1) {
    const then = explainFetchFailure(error, attempt);
    if (then.outcome === "stuck") return waits;
    waits.push(then.waitSeconds);
  }
}

describe.each([
  ["a call that Gong does not know yet", unknown],
  ["a transcript that is not written yet", notReady],
])("%s", (_, error) => {
  test("is asked for eight times over more than six hours, soon at first and then ever more rarely", () => {
    const waits = waitsOf(error);
    const hours = waits.reduce((sum, seconds) => sum + seconds, 0) / 3600;
    expect(waits).toHaveLength(7);
    expect(waits.slice(0, 2)).toEqual([15, 60]);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(hours).toBeGreaterThan(6);
    expect(hours).toBeLessThan(7);
  });

  test("is then parked with how often it was asked for, as often as it really was", () => {
    const then = explainFetchFailure(error, 8);
    expect(then).toMatchObject({ outcome: "stuck", reason: expect.stringContaining("Asked 8 times.") });
  });
});

test("what keeps a call from being known is told apart from a transcript that is missing", () => {
  expect(explainFetchFailure(unknown, 8).reason).toMatch(/another Gong company/);
  expect(explainFetchFailure(notReady, 8).reason).toMatch(/once Gong shows the transcript/);
});

test.each([1, 2, 5, 6, 10_000])("an outage is never given up, and asked about at least hourly (try %i)", (attempt) => {
  const then = explainFetchFailure(down, attempt);
  expect(then).toMatchObject({ outcome: "later", counts: true });
  expect("waitSeconds" in then && then.waitSeconds <= 3600).toBe(true);
});

test("a spent limit is no try, and waits as long as it says", () => {
  const spent = new ToolError("rate_limited", "The limit is spent.", {
    reason: "limit_spent",
    retryAfterSeconds: 7200,
  });
  expect(explainFetchFailure(spent, 99)).toMatchObject({ outcome: "later", waitSeconds: 7200, counts: false });
});

test("a refused key is for somebody to mend", () => {
  const refused = new ToolError("forbidden", "Gong refused the key (401).", { reason: "refused" });
  expect(explainFetchFailure(refused, 1)).toEqual({ outcome: "stuck", reason: "Gong refused the key (401)." });
});
