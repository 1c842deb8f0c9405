import { expect, test } from "vitest";
import { laterUsage, toTokenUsage } from "./to-token-usage.ts";

test("each counter of the service goes to its own price", () => {
  expect(
    toTokenUsage({
      input_tokens: 10,
      output_tokens: 20,
      cache_read_input_tokens: 30,
      cache_creation_input_tokens: 90,
      cache_creation: { ephemeral_5m_input_tokens: 40, ephemeral_1h_input_tokens: 50 },
    }),
  ).toStrictEqual({ uncachedInput: 10, output: 20, cacheRead: 30, cacheWrite5m: 40, cacheWrite1h: 50 });
});

test("writes without a breakdown are 5-minute writes", () => {
  expect(toTokenUsage({ input_tokens: 1, output_tokens: 2, cache_creation_input_tokens: 7 })).toStrictEqual({
    uncachedInput: 1,
    output: 2,
    cacheRead: 0,
    cacheWrite5m: 7,
    cacheWrite1h: 0,
  });
});

test("later counters are cumulative: they replace earlier ones, and null replaces nothing", () => {
  const merged = laterUsage({ input_tokens: 10, output_tokens: 1 }, { input_tokens: null, output_tokens: 250 });
  expect(merged).toStrictEqual({ input_tokens: 10, output_tokens: 250 });
});
