import { createHash } from "node:crypto";
import { countTokens } from "./count-tokens.ts";
import { blocksOf, type MessageRequest } from "./message-request.ts";
import type { StandInModel } from "./models.ts";

/** Input tokens of one request in the service's own counters. */
export interface InputUsage {
  input_tokens: number;
  cache_creation_input_tokens: number;
  cache_read_input_tokens: number;
  cache_creation: { ephemeral_5m_input_tokens: number; ephemeral_1h_input_tokens: number };
}

export interface CacheLookup {
  usage: InputUsage;
  /** To be called when the response begins: only then can others read what this request wrote. */
  began(): void;
}

export interface PromptCache {
  /** `atMs`: when the request began; default now. */
  lookUp(request: MessageRequest, model: StandInModel, atMs?: number): CacheLookup;
}

interface Boundary {
  key: string;
  tokens: number;
  ttl: "5m" | "1h" | null;
}

interface Entry {
  lifeMs: number;
  expiresAtMs: number;
}

const lifeMs = { "5m": 5 * 60_000, "1h": 60 * 60_000 };
/** How many blocks before a breakpoint the service looks for an older entry. */
const lookBackBlocks = 20;

/**
 * A cache of exact prefixes (model, thinking, output_config, tools, then system, then messages). An entry
 * becomes readable when the first response that wrote it begins, lives from the start of that request, and
 * every use renews it.
 */
export function createPromptCache(now: () => number): PromptCache {
  const entries = new Map<string, Entry>();
  return {
    lookUp(request, model, atMs = now()) {
      const boundaries = boundariesOf(request);
      const total = boundaries.at(-1)?.tokens ?? 0;
      const marked = boundaries.flatMap((boundary, index) => (boundary.ttl === null ? [] : [index]));

      let read: Boundary | undefined;
      for (const index of marked) {
        for (const candidate of boundaries.slice(Math.max(0, index - lookBackBlocks), index + 1)) {
          const entry = entries.get(candidate.key);
          if (entry === undefined || entry.expiresAtMs <= atMs) continue;
          entry.expiresAtMs = atMs + entry.lifeMs;
          if (read === undefined || candidate.tokens > read.tokens) read = candidate;
        }
      }
      const readTokens = read?.tokens ?? 0;
      const writes = marked
        .flatMap((index) => boundaries[index] ?? [])
        .filter(({ tokens }) => tokens > readTokens && tokens >= model.minCacheableTokens);
      const upTo = (ttl: "5m" | "1h") =>
        Math.max(readTokens, ...writes.filter((write) => write.ttl === ttl).map((write) => write.tokens));
      const long = upTo("1h") - readTokens;
      const short = Math.max(0, upTo("5m") - readTokens - long);
      return {
        usage: {
          input_tokens: total - readTokens - long - short,
          cache_creation_input_tokens: long + short,
          cache_read_input_tokens: readTokens,
          cache_creation: { ephemeral_5m_input_tokens: short, ephemeral_1h_input_tokens: long },
        },
        began() {
          for (const { key, ttl } of writes) {
            const life = lifeMs[ttl ?? "5m"];
            entries.set(key, { lifeMs: life, expiresAtMs: atMs + life });
          }
        },
      };
    },
  };
}

function boundariesOf(request: MessageRequest): Boundary[] {
  const { model, thinking, output_config, tools } = request;
  const hash = createHash("sha256").update(JSON.stringify([model, thinking, output_config]));
  let tokens = 0;
  const boundaries: Boundary[] = [];
  const add = (part: object, text: string, ttl: Boundary["ttl"]) => {
    // The breakpoint itself is no part of the prefix: it may move.
    hash.update(JSON.stringify({ ...part, cache_control: undefined })).update("\n");
    tokens += countTokens(text);
    boundaries.push({ key: hash.copy().digest("hex"), tokens, ttl });
  };
  for (const tool of tools ?? []) add(tool, JSON.stringify(tool), ttlOf(tool));
  const systemBlocks = blocksOf({ ...request, messages: [] });
  for (const block of systemBlocks) add(block, block.text ?? JSON.stringify(block), ttlOf(block));
  for (const { role, content } of request.messages) {
    hash.update(`role:${role}\n`);
    for (const block of blocksOf({ ...request, system: undefined, messages: [{ role, content }] })) {
      add(block, block.text ?? JSON.stringify(block), ttlOf(block));
    }
  }
  const last = boundaries.at(-1);
  if (last !== undefined && last.ttl === null) last.ttl = ttlOf(request);
  return boundaries;
}

function ttlOf(part: { cache_control?: { ttl?: "5m" | "1h" | undefined } | null | undefined }): Boundary["ttl"] {
  return part.cache_control ? (part.cache_control.ttl ?? "5m") : null;
}
