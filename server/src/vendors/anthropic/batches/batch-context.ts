import type Anthropic from "@anthropic-ai/sdk";
import type { Log } from "../../../core/log.ts";
import type { RequestSettings } from "../build-request.ts";
import type { RetryPolicy } from "../next-delay.ts";

/** What every request about batches works with. */
export interface BatchContext {
  sdk: Anthropic;
  apiKey: string;
  baseUrl: string;
  log: Log;
  policy: RetryPolicy;
  settings: RequestSettings;
  wait: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  random: () => number;
  /** @throws ModelError `rejected_key` when the key has characters that no header takes. */
  assertSendable: () => void;
}
