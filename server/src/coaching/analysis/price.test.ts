import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { TokenUsage } from "../../core/llm.ts";
import { loadPrices, priceOf } from "./price.ts";

const prices = loadPrices(join(import.meta.dirname, "../../../../content/models.yaml"));
const usage = (over: Partial<TokenUsage>): TokenUsage => ({
  uncachedInput: 0,
  cacheRead: 0,
  cacheWrite5m: 0,
  cacheWrite1h: 0,
  output: 0,
  ...over,
});

// By hand: 1,000 x 2 + 18,000 x 2.50 + 700 x 10 = 54,000 millionths.
test("a Sonnet request that writes the cache costs what the table says", () => {
  const first = usage({ uncachedInput: 1_000, cacheWrite5m: 18_000, output: 700 });
  expect(priceOf(first, "claude-sonnet-5-5", prices)).toBe(0.054);
});

// By hand: 1,000 x 2 + 18,000 x 0.10 + 700 x 10 = 10,800 millionths.
test("one that reads it costs the read", () => {
  const next = usage({ uncachedInput: 1_000, cacheRead: 18_000, output: 700 });
  expect(priceOf(next, "claude-sonnet-5-5", prices)).toBe(0.0108);
});

test("the hour's cache has its own price", () => {
  expect(priceOf(usage({ cacheWrite1h: 1_000_000 }), "claude-opus-5-5", prices)).toBe(8);
});

test("Haiku costs five times as much per token above 100,000 input tokens, and not at them", () => {
  const at = usage({ cacheRead: 40_000, uncachedInput: 60_000, output: 1_000 });
  expect(priceOf(at, "claude-haiku-5-5", prices)).toBe(0.0069);
  expect(priceOf({ ...at, cacheRead: 40_001 }, "claude-haiku-5-5", prices)).toBe(0.03450005);
});

// By hand: half of 1,000 x 2 + 18,000 x 4 + 700 x 10 = 81,000 millionths.
test("in a batch every kind of token costs half", () => {
  const first = usage({ uncachedInput: 1_000, cacheWrite1h: 18_000, output: 700 });
  expect(priceOf(first, "claude-sonnet-5-5", prices, { batch: true })).toBe(0.0405);
  const kinds = ["uncachedInput", "cacheRead", "cacheWrite5m", "cacheWrite1h", "output"] as const;
  for (const kind of kinds) {
    const one = usage({ [kind]: 10 });
    for (const model of Object.keys(prices.models))
      expect(priceOf(one, model, prices, { batch: true }) * 2).toBe(priceOf(one, model, prices));
  }
});

test("a discount of another share is exact too", () => {
  const dearer = { ...prices, batch_discount: 0.35 };
  expect(priceOf(usage({ output: 1_000 }), "claude-sonnet-5-5", dearer, { batch: true })).toBe(0.0065);
});

test("a single token is priced exactly", () => {
  expect(priceOf(usage({ cacheWrite5m: 1 }), "claude-haiku-5-5", prices)).toBe(0.000000125);
});

test("a model without a price is refused, naming the table", () => {
  expect(() => priceOf(usage({}), "claude-unheard-of", prices)).toThrow(/claude-unheard-of.*content\/models\.yaml/);
});

test("a table with a missing price does not load", () => {
  const file = join(mkdtempSync(join(tmpdir(), "prices-")), "models.yaml");
  writeFileSync(file, "as_of: '2026-10'\nsource: x\ncurrency: USD\nbatch_discount: 0.5\nmodels: { a: { input: 1 } }\n");
  expect(() => loadPrices(file)).toThrow(/not a price table/);
});
