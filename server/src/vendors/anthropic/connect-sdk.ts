import Anthropic from "@anthropic-ai/sdk";
import { watchForStalls } from "./watch-for-stalls.ts";

export interface SdkConnection {
  apiKey: string;
  baseUrl: string;
  /** How long an answer may take to begin. */
  firstByteTimeoutMs: number;
  /** How long a begun answer may stay silent; the service pings more often than that. */
  idleTimeoutMs: number;
}

const sentHeaders = /^(accept|authorization|content-type|user-agent|anthropic-version|x-stainless-.+)$/;

/**
 * The official client with every setting given here: it reads other credentials, addresses, headers,
 * log levels and tracing from the environment when left alone, and those were never meant for Rapport.
 * Its own retries are off, because they know nothing of billing or spend caps.
 */
export function connectSdk(connection: SdkConnection): Anthropic {
  const { apiKey, baseUrl, firstByteTimeoutMs, idleTimeoutMs } = connection;
  return new Anthropic({
    apiKey,
    baseURL: baseUrl,
    webhookKey: null,
    maxRetries: 0,
    timeout: firstByteTimeoutMs,
    // Its debug level prints prompts.
    logLevel: "off",
    openTelemetry: false,
    // Wins over a credential in ANTHROPIC_CUSTOM_HEADERS; `fetch` drops what else that variable adds.
    defaultHeaders: { Authorization: `Bearer ${apiKey}` },
    fetch: async (input, init) => {
      const headers = [...new Headers(init?.headers)].filter(([name]) => sentHeaders.test(name));
      return watchForStalls(await fetch(input, { ...init, headers }), idleTimeoutMs);
    },
  });
}
