import { setTimeout as sleep } from "node:timers/promises";
import PQueue from "p-queue";
import { ModelError, type LanguageModel } from "../../core/llm.ts";
import type { Log } from "../../core/log.ts";
import { createBatchModel } from "./batches/create-batch-model.ts";
import type { RequestSettings } from "./build-request.ts";
import { checkModel } from "./check-model.ts";
import { complete } from "./complete.ts";
import { connectSdk } from "./connect-sdk.ts";
import { defaultRetryPolicy, type RetryPolicy } from "./next-delay.ts";

export interface AnthropicModelOptions extends Partial<RequestSettings> {
  apiKey: string;
  /** Default: Anthropic's own address. Never read from the environment. */
  baseUrl?: string | undefined;
  log: Log;
  /** Attempts of one completion in all. */
  maxAttempts?: number | undefined;
  /** Requests in flight at once, over all completions of this model. */
  concurrency?: number | undefined;
  retry?: Partial<RetryPolicy> | undefined;
  firstByteTimeoutMs?: number | undefined;
  idleTimeoutMs?: number | undefined;
  /** How waiting is done. Tests pass their own, to see the delays without living through them. */
  wait?: ((ms: number, signal: AbortSignal | undefined) => Promise<void>) | undefined;
  random?: (() => number) | undefined;
}

/** Claude through the official SDK: streamed, cached, retried where that makes sense. */
export function createAnthropicModel(options: AnthropicModelOptions): LanguageModel {
  const apiKey = options.apiKey.trim();
  const baseUrl = options.baseUrl ?? "https://api.anthropic.com";
  const retry = { ...defaultRetryPolicy, ...options.retry };
  const sdk = connectSdk({
    apiKey: sendable(apiKey) ? apiKey : "unsendable",
    baseUrl,
    firstByteTimeoutMs: options.firstByteTimeoutMs ?? 120_000,
    idleTimeoutMs: options.idleTimeoutMs ?? 90_000,
  });
  const queue = new PQueue({ concurrency: options.concurrency ?? 8 });

  function assertSendable(): void {
    if (sendable(apiKey)) return;
    throw new ModelError("rejected_key", "ANTHROPIC_API_KEY is not a key: it has characters that cannot be sent.");
  }

  const connection = {
    sdk,
    apiKey,
    baseUrl,
    log: options.log,
    policy: { ...retry, maxAttempts: options.maxAttempts ?? retry.maxAttempts },
    settings: { cacheTtl: options.cacheTtl ?? "5m", effort: options.effort },
    wait: options.wait ?? ((ms, signal) => sleep(ms, undefined, signal === undefined ? {} : { signal })),
    random: options.random ?? Math.random,
  };

  return {
    async complete(request) {
      assertSendable();
      return await complete(request, { ...connection, queue });
    },
    batches: createBatchModel({ ...connection, assertSendable }),
    async check(model) {
      assertSendable();
      await checkModel(model, { sdk, apiKey, baseUrl, timeoutMs: 10_000 });
    },
  };
}

/** A header takes visible ASCII only; the error of `Headers` would print the key. */
function sendable(apiKey: string): boolean {
  return /^[\x21-\x7e]+$/.test(apiKey);
}
