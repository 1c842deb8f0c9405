import type { APIError } from "@anthropic-ai/sdk";
import type { ModelFailure } from "../../core/llm.ts";
import { AttemptFailure, type RetryKind } from "./attempt-failure.ts";
import { countTries } from "./count-tries.ts";
import type { FailureContext } from "./explain-failure.ts";
import { readRetryAfter } from "./read-retry-after.ts";

interface ErrorAnswer {
  error: APIError;
  status: number;
  context: FailureContext;
  cause: Error;
}

interface Meaning {
  failure: ModelFailure;
  retry: RetryKind;
  explain: (tries: number) => string;
}

const claudeConsole = "the Claude Console";
const passing = new Set([408, 409]);

/** What an error answer of the service means, by its status. */
export function explainAnswer({ error, status, context, cause }: ErrorAnswer): AttemptFailure {
  const retryAfterMs = readRetryAfter(error.headers, Date.now());
  const { failure, retry, explain } = meaningOf(error, status, retryAfterMs, context);
  return new AttemptFailure({
    failure,
    retry: retry === "busy" && context.billed ? "interrupted" : retry,
    // Within a stream the headers came with its 200 and say nothing of the error.
    retryAfterMs: context.streaming ? null : retryAfterMs,
    status,
    requestId: error.requestID ?? null,
    cause,
    explain,
  });
}

function meaningOf(error: APIError, status: number, retryAfterMs: number | null, context: FailureContext): Meaning {
  if (status >= 500 || passing.has(status)) return busy(status);
  // Used-up credit comes as 402, or as 400 with these words.
  if (status === 402 || (status === 400 && /credit balance/i.test(error.message))) {
    return final("billing", `Claude reports a billing problem (${status}). Check plan and credit in ${claudeConsole}.`);
  }
  switch (status) {
    case 401:
      return final("rejected_key", "Claude refused the API key (401). Check ANTHROPIC_API_KEY.");
    case 403:
      return final(
        "forbidden",
        `Claude does not let this API key use ${context.model} (403). Check the key's workspace and permissions in ${claudeConsole}.`,
      );
    case 404:
      return final(
        "bad_request",
        error.type === "not_found_error"
          ? `Claude does not know the model ${context.model} (404). Check COACHING_MODEL.`
          : `${new URL(context.baseUrl).host} does not answer like Claude (404). Check ANTHROPIC_BASE_URL, and COACHING_MODEL (${context.model}).`,
      );
    case 413:
      return final(
        "bad_request",
        "The request is larger than Claude accepts (413). Lower LONG_CALL_MINUTES and LONG_CALL_WINDOW_MINUTES, so that the call is read in smaller windows.",
      );
    case 429:
      return rateLimited(retryAfterMs, context);
    default:
      return final(
        "bad_request",
        `Claude rejected the request (${status})${error.requestID ? `, request ${error.requestID}` : ""}. The log has its reason; check COACHING_MODEL, and report it if it stays.`,
      );
  }
}

function final(failure: ModelFailure, message: string): Meaning {
  return { failure, retry: "never", explain: () => message };
}

function busy(status: number): Meaning {
  const word = status === 529 ? "overloaded" : status >= 500 ? "an internal error" : "a passing error";
  return {
    failure: "overloaded",
    retry: "busy",
    explain: (tries) => `Claude answers ${status} ${word} after ${countTries(tries)}; try again in a few minutes.`,
  };
}

function rateLimited(retryAfterMs: number | null, context: FailureContext): Meaning {
  if (retryAfterMs === null && !context.streaming) {
    return {
      failure: "billing",
      retry: "never",
      explain: () =>
        `Claude takes no more requests (429 without a waiting time: a spend limit). Check the limits in ${claudeConsole}.`,
    };
  }
  const wait = retryAfterMs === null ? "later" : `in ${Math.max(1, Math.ceil(retryAfterMs / 1000))} s`;
  return {
    failure: "rate_limited",
    retry: "busy",
    explain: (tries) => `Claude limits the rate of requests (429, ${countTries(tries)}); try again ${wait}.`,
  };
}
