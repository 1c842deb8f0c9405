import type { InputUsage } from "./prompt-cache.ts";

/** How long thinking and speaking take. */
export interface Latency {
  baseMs: number;
  uncachedTokensPerSecond: number;
  cachedTokensPerSecond: number;
  outputTokensPerSecond: number;
}

/** The order of magnitude of a mid-size model on a quiet day, for benchmarks; not a measurement of one. */
export const realisticLatency: Latency = {
  baseMs: 800,
  uncachedTokensPerSecond: 10_000,
  cachedTokensPerSecond: 100_000,
  outputTokensPerSecond: 75,
};

export const noLatency: Latency = {
  baseMs: 0,
  uncachedTokensPerSecond: Infinity,
  cachedTokensPerSecond: Infinity,
  outputTokensPerSecond: Infinity,
};

/** Milliseconds until the first event. */
export function timeToFirstTokenMs(latency: Latency, usage: InputUsage): number {
  const fresh = usage.input_tokens + usage.cache_creation_input_tokens;
  const seconds =
    fresh / latency.uncachedTokensPerSecond + usage.cache_read_input_tokens / latency.cachedTokensPerSecond;
  return latency.baseMs + seconds * 1000;
}

/** Milliseconds from the first event to the last. */
export function speakingMs(latency: Latency, outputTokens: number): number {
  return (outputTokens / latency.outputTokensPerSecond) * 1000;
}
