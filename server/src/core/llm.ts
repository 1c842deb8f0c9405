/** Tokens as the provider bills them; the four kinds have four prices and do not overlap. */
export interface TokenUsage {
  /** Input tokens neither read from nor written to the prompt cache. */
  uncachedInput: number;
  cacheRead: number;
  cacheWrite5m: number;
  cacheWrite1h: number;
  output: number;
}

/**
 * One structured completion. `system` and `context` form the prefix that requests of one call share
 * byte for byte, so the provider can cache it; everything that differs belongs in `instruction`.
 */
export interface CompletionRequest {
  model: string;
  system: string;
  /** Shared evidence, cached by the provider up to and including its end. */
  context: string;
  instruction: string;
  /** JSON Schema of the answer. Changing it invalidates the provider's prompt cache. */
  schema: Record<string, unknown>;
  maxOutputTokens: number;
  /** Called once, when the first event of the (last) attempt arrives: from then on the prefix is readable. */
  onStarted?: () => void;
  signal?: AbortSignal;
}

export interface Completion {
  /** Parsed JSON of the schema's shape. Shape only: the caller verifies every claim in it. */
  json: unknown;
  model: string;
  requestId: string | null;
  usage: TokenUsage;
  latencyMs: number;
}

/**
 * Why a model gave no usable answer. `usage` is what the failed attempt was billed all the same,
 * where the provider said so.
 */
export type ModelFailure =
  | "rejected_key"
  | "forbidden"
  | "billing"
  | "rate_limited"
  | "overloaded"
  | "unreachable"
  | "refused"
  | "truncated"
  | "malformed"
  | "bad_request"
  | "cancelled";

/** `message` is safe to show: it says what happened and what to do, never a key and never transcript text. */
export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly failure: ModelFailure;
  readonly usage: TokenUsage | null;

  constructor(failure: ModelFailure, message: string, options: { cause?: unknown; usage?: TokenUsage | null } = {}) {
    super(message, { cause: options.cause });
    this.failure = failure;
    this.usage = options.usage ?? null;
  }
}

/** A model provider. Implemented in vendors/; domains know nothing else of it. */
export interface LanguageModel {
  /**
   * Retries what is worth retrying and resolves with one complete answer.
   * @throws ModelError for everything else.
   */
  complete(request: CompletionRequest): Promise<Completion>;
  /** Resolves when the key is accepted and `model` exists. @throws ModelError saying which is wrong. */
  check(model: string): Promise<void>;
}
