/** What can go wrong on purpose. Every channel has one table from these codes to its own protocol. */
export type ToolErrorCode =
  | "invalid_input"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "rate_limited"
  | "unavailable";

/** One rejected field of an input: `path` is dotted, empty for the whole input. */
export interface FieldIssue {
  path: string;
  message: string;
}

/**
 * Why an outside service did not do its part, for a caller that decides when to try again: the thing is not there
 * yet, our share of requests is used up, nobody answers, or it said no and will say so again.
 */
export type OutsideReason = "not_ready" | "limit_spent" | "unreachable" | "refused";

export interface ToolErrorOptions {
  cause?: unknown;
  issues?: FieldIssue[];
  retryAfterSeconds?: number;
  reason?: OutsideReason;
}

/**
 * An expected failure with two audiences. `publicMessage` goes to whoever asked and says what to do
 * next; `cause` goes to the log only. Anything thrown that is not a ToolError is a defect, and its
 * text never leaves the process.
 */
export class ToolError extends Error {
  override readonly name = "ToolError";
  readonly code: ToolErrorCode;
  readonly publicMessage: string;
  readonly issues: FieldIssue[] | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly reason: OutsideReason | undefined;

  constructor(code: ToolErrorCode, publicMessage: string, options: ToolErrorOptions = {}) {
    super(publicMessage, { cause: options.cause });
    this.code = code;
    this.publicMessage = publicMessage;
    this.issues = options.issues;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.reason = options.reason;
  }
}
