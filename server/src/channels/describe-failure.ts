import { type FieldIssue, ToolError, type ToolErrorCode } from "../core/errors.ts";
import type { Log } from "../core/log.ts";

/** What a channel may tell whoever asked. `internal` stands for every defect. */
export interface Failure {
  code: ToolErrorCode | "internal";
  message: string;
  requestId: string;
  issues?: FieldIssue[] | undefined;
  retryAfterSeconds?: number | undefined;
}

export interface FailureContext {
  log: Log;
  requestId: string;
  tool?: string;
  signal?: AbortSignal;
}

/**
 * Splits a thrown error into what goes out and what goes to the log. A ToolError shows its public message; anything
 * else is a defect, logged here once with its cause and shown as generic text with the request id to find it by.
 */
export function describeFailure(error: unknown, { log, requestId, tool, signal }: FailureContext): Failure {
  if (error instanceof ToolError) {
    const { code, publicMessage: message, issues, retryAfterSeconds, cause } = error;
    if (cause !== undefined) log.warn({ err: cause, requestId, tool, code }, "a tool refused with a cause");
    return { code, message, requestId, issues, retryAfterSeconds };
  }
  if (signal?.aborted) {
    log.debug({ requestId, tool }, "a call was cancelled");
    return { code: "unavailable", message: "The call was cancelled before it was done.", requestId };
  }
  log.error({ err: error, requestId, tool }, "a defect ended a request");
  return {
    code: "internal",
    message: `Something went wrong inside Rapport. Its log has the cause under request ${requestId}.`,
    requestId,
  };
}
