import type { ModelFailure, TokenUsage } from "../../core/llm.ts";

/**
 * How a failed attempt may be tried again. `busy`: the service was reached and said not now. `offline`:
 * it was not reached. `interrupted` and `malformed` were billed, so they get fewer tries.
 */
export type RetryKind = "never" | "busy" | "offline" | "interrupted" | "malformed";

interface AttemptFailureFields {
  failure: ModelFailure;
  retry: RetryKind;
  /** What the service asked for; null when it asked for nothing. */
  retryAfterMs?: number | null;
  status?: number | null;
  requestId?: string | null;
  usage?: TokenUsage | null;
  cause?: unknown;
  /** The message to show, told how many times it was tried. */
  explain: (tries: number) => string;
}

/** One attempt that gave no answer: what happened, whether another try makes sense, and what was billed. */
export class AttemptFailure extends Error {
  override readonly name = "AttemptFailure";
  readonly failure: ModelFailure;
  readonly retry: RetryKind;
  readonly retryAfterMs: number | null;
  readonly status: number | null;
  requestId: string | null;
  usage: TokenUsage | null;
  latencyMs = 0;
  readonly explain: (tries: number) => string;

  constructor(fields: AttemptFailureFields) {
    super(fields.explain(1), { cause: fields.cause });
    this.failure = fields.failure;
    this.retry = fields.retry;
    this.retryAfterMs = fields.retryAfterMs ?? null;
    this.status = fields.status ?? null;
    this.requestId = fields.requestId ?? null;
    this.usage = fields.usage ?? null;
    this.explain = fields.explain;
  }
}
