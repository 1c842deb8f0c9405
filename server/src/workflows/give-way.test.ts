import { beforeEach, expect, test } from "vitest";
import { createPrecedence, type Precedence } from "./give-way.ts";

let precedence: Precedence;
let nowMs: number;
/** Arrivals go on for as long and as fast while somebody waits. */
let until: { ms: number; everyMs: number };
beforeEach(() => {
  nowMs = 1_000;
  until = { ms: 0, everyMs: 5 };
  precedence = createPrecedence({
    nowMs: () => nowMs,
    wait: async (ms) => {
      for (const end = nowMs + ms; nowMs < end; nowMs += until.everyMs) if (nowMs < until.ms) precedence.arrived();
    },
  });
});

function arrive(forMs: number, everyMs: number): void {
  for (const end = nowMs + forMs; nowMs < end; nowMs += everyMs) precedence.arrived();
}

async function waitedMs(): Promise<number> {
  const fromMs = nowMs;
  await precedence.giveWay();
  return nowMs - fromMs;
}

test("work begins at once while little arrives", async () => {
  expect(await waitedMs()).toBe(0);
  arrive(20_000, 100);
  expect(await waitedMs()).toBe(0);
});

test("work waits while a burst lasts and begins within a second after it", async () => {
  arrive(100, 5);
  until = { ms: nowMs + 7_500, everyMs: 5 };
  const waited = await waitedMs();
  expect(waited).toBeGreaterThanOrEqual(7_500);
  expect(waited).toBeLessThan(8_500);
});

test("a burst that does not end holds nothing up for longer than half a minute", async () => {
  arrive(100, 5);
  until = { ms: Infinity, everyMs: 5 };
  const waited = await waitedMs();
  expect(waited).toBeGreaterThan(29_000);
  expect(waited).toBeLessThanOrEqual(30_000);
  expect(await waitedMs()).toBe(0);
});

test("the next burst has a half minute of its own", async () => {
  arrive(40_000, 5);
  expect(await waitedMs()).toBe(0);
  nowMs += 2_000;
  arrive(100, 5);
  expect(await waitedMs()).toBeGreaterThan(300);
});
