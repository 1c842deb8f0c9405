import { APIConnectionError, APIConnectionTimeoutError, APIError } from "@anthropic-ai/sdk";
import { AttemptFailure } from "./attempt-failure.ts";
import { countTries } from "./count-tries.ts";
import { explainAnswer } from "./explain-answer.ts";

export interface FailureContext {
  model: string;
  baseUrl: string;
  apiKey: string;
  /** A 200 had come: what fails now fails inside the stream. */
  streaming: boolean;
  /** The answer had begun, so it was billed, and every further try is billed again. */
  billed: boolean;
}

const statusOfType: Record<string, number> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  api_error: 500,
  timeout_error: 504,
  overloaded_error: 529,
};

/**
 * What an error of the SDK or of the network means: whether to try again, and what to tell a person.
 * Returns null for anything else, which is a defect.
 */
export function explainFailure(error: unknown, context: FailureContext): AttemptFailure | null {
  if (error instanceof APIConnectionTimeoutError) return unreachable("timed out", context, error);
  if (error instanceof APIConnectionError) return unreachable(networkCode(error), context, error);
  if (error instanceof APIError) {
    // Inside a stream an error has a type and no status.
    const status = error.status ?? statusOfType[error.type ?? ""] ?? 500;
    return explainAnswer({ error, status, context, cause: withoutKey(error, context.apiKey) });
  }
  // Within the stream the SDK passes on what the socket or the parser threw.
  return context.streaming && error instanceof Error ? unreachable("the answer broke off", context, error) : null;
}

function unreachable(what: string, context: FailureContext, error: Error): AttemptFailure {
  return new AttemptFailure({
    failure: "unreachable",
    retry: context.billed ? "interrupted" : "offline",
    cause: withoutKey(error, context.apiKey),
    explain: (tries) =>
      `Claude cannot be reached at ${new URL(context.baseUrl).host} (${what}; ${countTries(tries)}). Check the network, or ANTHROPIC_BASE_URL if it is set, and try again.`,
  });
}

/** `ECONNREFUSED` and the like, from wherever in the chain of causes it stands. */
function networkCode(error: Error): string {
  for (let cause: unknown = error.cause; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string") return cause.code;
  }
  return "no connection";
}

/** The upstream words for the log. A gateway may echo the key it refuses, so it is blotted out. */
function withoutKey(error: Error, apiKey: string): Error {
  const requestId = error instanceof APIError ? (error.requestID ?? undefined) : undefined;
  const said = (error instanceof APIError ? error.apiMessage : null) ?? error.message;
  const message = said.replaceAll(apiKey, "[key]").slice(0, 500);
  return Object.assign(new Error(message), requestId === undefined ? {} : { requestId });
}
