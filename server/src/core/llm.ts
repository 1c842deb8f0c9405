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
  /**
   * How long the cached prefix lives. Default `5m`; `1h` costs more to write and is for batches, whose requests
   * may be hours apart; `none` where nobody will read it.
   */
  cacheLifetime?: "5m" | "1h" | "none";
  /** Called once over all attempts, when the first answer begins: from then on the cached prefix is readable. */
  onStarted?: () => void;
  signal?: AbortSignal;
}

/** An attempt that gave nothing usable and was billed all the same: it belongs in the ledger. */
export interface BilledAttempt {
  requestId: string | null;
  usage: TokenUsage;
  /** Why it failed; `unreachable` is an answer that broke off in its middle. */
  failure: ModelFailure;
  latencyMs: number;
}

export interface Completion {
  /** Parsed JSON of the schema's shape. Shape only: the caller verifies every claim in it. */
  json: unknown;
  model: string;
  requestId: string | null;
  /** Of the attempt that answered; what earlier attempts were billed is in `earlierAttempts`. */
  usage: TokenUsage;
  /** Of the attempt that answered, without waiting for a turn or a retry. */
  latencyMs: number;
  /** Attempts before this one that failed and were billed; absent when there was none. */
  earlierAttempts?: BilledAttempt[];
}

/** Why a model gave no usable answer. */
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

export interface ModelErrorOptions {
  cause?: unknown;
  usage?: TokenUsage | null;
  requestId?: string | null;
  earlierAttempts?: readonly BilledAttempt[];
}

/** `message` is safe to show: it says what happened and what to do, never a key and never transcript text. */
export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly failure: ModelFailure;
  /** What the last attempt was billed all the same, where the provider said so. */
  readonly usage: TokenUsage | null;
  readonly requestId: string | null;
  /** Attempts before the last one that were billed. */
  readonly earlierAttempts: readonly BilledAttempt[];

  constructor(failure: ModelFailure, message: string, options: ModelErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.failure = failure;
    this.usage = options.usage ?? null;
    this.requestId = options.requestId ?? null;
    this.earlierAttempts = options.earlierAttempts ?? [];
  }
}

/** Many requests at once for half the price, answered when there is room: mostly within an hour, at most a day. */
export interface BatchModel {
  /**
   * Resolves once the batch is accepted; from then on it is paid for. Ids are 1-64 letters, digits, `_` or `-`, each
   * once. `signal`, `onStarted` of a request mean nothing here. Sent again only where the service surely took nothing.
   * @throws ModelError; `bad_request` when the service has no batches or the batch is too large for one.
   */
  submit(items: readonly BatchItem[], options: BatchOptions): Promise<{ batchId: string }>;
  /**
   * How far it is, and once it has ended every result, in any order. Can be asked any number of times.
   * @throws ModelError, also while results are read.
   */
  read(batchId: string, options: BatchOptions): Promise<BatchState>;
  /** Requests that have not begun are not billed; the others still end and can be read. @throws ModelError */
  cancel(batchId: string, options: BatchOptions): Promise<void>;
}

export interface BatchItem {
  id: string;
  request: CompletionRequest;
}

export interface BatchOptions {
  signal: AbortSignal;
}

export type BatchState =
  /** `done` may stay 0 until the whole batch ends. */
  { state: "running"; done: number; total: number } | { state: "ended"; results: AsyncIterable<BatchResult> };

export interface BatchResult {
  id: string;
  /** An error carries its usage where it was billed. `latencyMs` of a completion is 0. */
  outcome: Completion | ModelError;
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
  /** Null where the provider has none. */
  batches: BatchModel | null;
}
