import { APIError } from "@anthropic-ai/sdk";
import type { Message, MessageBatchResult } from "@anthropic-ai/sdk/resources/messages";
import { ModelError, type Completion } from "../../../core/llm.ts";
import { AttemptFailure } from "../attempt-failure.ts";
import { explainFailure } from "../explain-failure.ts";
import { parseAnswer } from "../parse-answer.ts";
import { toTokenUsage } from "../to-token-usage.ts";
import type { BatchContext } from "./batch-context.ts";

/** One result of a batch as a completion would have come out. Only an answered request was billed. */
export function toBatchOutcome(result: MessageBatchResult, context: BatchContext): Completion | ModelError {
  switch (result.type) {
    case "succeeded":
      return readMessage(result.message, context);
    case "errored":
      return explainError(result.error, context);
    case "expired":
      return new ModelError(
        "overloaded",
        "Claude did not come to this request within the day a batch may take. Try again, or one by one.",
      );
    case "canceled":
      return new ModelError("cancelled", "The batch was cancelled before Claude came to this request.");
    default:
      return new ModelError("malformed", "Claude ended this request of the batch in a way that is not known here.");
  }
}

function readMessage(message: Message, { baseUrl }: BatchContext): Completion | ModelError {
  const { id: requestId, model, content, stop_reason: stopReason } = message;
  const usage = toTokenUsage(message.usage);
  const text = content.flatMap((block) => (block.type === "text" ? [block.text] : [])).join("");
  const answer = { usage: message.usage, model, text, stopReason, complete: true };
  try {
    const json = parseAnswer(answer, { model, max_tokens: usage.output }, baseUrl);
    return { json, model, requestId, usage, latencyMs: 0 };
  } catch (error) {
    if (!(error instanceof AttemptFailure)) throw error;
    return new ModelError(error.failure, error.explain(1), { usage, requestId });
  }
}

/** An error within a batch has a type and no status, as within a stream. */
function explainError(error: object, { apiKey, baseUrl }: BatchContext): ModelError {
  const failure = explainFailure(new APIError(undefined, error, undefined, undefined), {
    model: "this model",
    baseUrl,
    apiKey,
    streaming: true,
    billed: false,
  });
  if (failure === null) return new ModelError("malformed", "Claude reports an error that is not known here.");
  return new ModelError(failure.failure, failure.explain(1), { cause: failure.cause, requestId: failure.requestId });
}
