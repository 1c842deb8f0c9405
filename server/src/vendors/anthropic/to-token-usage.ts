import type { TokenUsage } from "../../core/llm.ts";

/** What the service counts, as far as it says; older answers and gateways leave fields out. */
export interface BilledUsage {
  input_tokens?: number | null;
  output_tokens?: number | null;
  cache_read_input_tokens?: number | null;
  cache_creation_input_tokens?: number | null;
  cache_creation?: { ephemeral_5m_input_tokens?: number; ephemeral_1h_input_tokens?: number } | null;
}

/** The four prices apart. Cache writes without a breakdown are taken as 5-minute writes, the default. */
export function toTokenUsage(usage: BilledUsage): TokenUsage {
  const written = usage.cache_creation_input_tokens ?? 0;
  const cacheWrite1h = usage.cache_creation?.ephemeral_1h_input_tokens ?? 0;
  return {
    uncachedInput: usage.input_tokens ?? 0,
    cacheRead: usage.cache_read_input_tokens ?? 0,
    cacheWrite5m: usage.cache_creation?.ephemeral_5m_input_tokens ?? written - cacheWrite1h,
    cacheWrite1h,
    output: usage.output_tokens ?? 0,
  };
}

/** Counters of a later event over those of an earlier one: they are cumulative, and null means unsaid. */
export function laterUsage(earlier: BilledUsage, later: BilledUsage): BilledUsage {
  const said = Object.entries(later).filter(([, value]) => value !== null && value !== undefined);
  return { ...earlier, ...Object.fromEntries(said) };
}
