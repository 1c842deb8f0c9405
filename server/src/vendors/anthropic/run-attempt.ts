import type Anthropic from "@anthropic-ai/sdk";
import type { MessageCreateParamsStreaming } from "@anthropic-ai/sdk/resources/messages";
import { ModelError, type Completion } from "../../core/llm.ts";
import { AttemptFailure } from "./attempt-failure.ts";
import { explainFailure } from "./explain-failure.ts";
import { parseAnswer } from "./parse-answer.ts";
import { emptyAnswer, readEvent } from "./read-answer.ts";
import { toTokenUsage } from "./to-token-usage.ts";

export interface AttemptContext {
  sdk: Anthropic;
  apiKey: string;
  baseUrl: string;
  body: MessageCreateParamsStreaming;
  signal: AbortSignal | undefined;
  onStarted: () => void;
}

/**
 * Sends one request and reads its stream to the end.
 * @throws AttemptFailure with what was billed; ModelError `cancelled` when the signal fired.
 */
export async function runAttempt(context: AttemptContext): Promise<Completion> {
  const { sdk, apiKey, baseUrl, body, signal, onStarted } = context;
  const startedMs = performance.now();
  const answer = emptyAnswer();
  let requestId: string | null = null;
  let streaming = false;
  const cancelled = () =>
    new ModelError("cancelled", "The request to Claude was cancelled.", {
      usage: answer.usage && toTokenUsage(answer.usage),
      requestId,
    });
  const failed = (error: unknown) => {
    if (signal?.aborted) return cancelled();
    const failure =
      error instanceof AttemptFailure
        ? error
        : explainFailure(error, { model: body.model, baseUrl, apiKey, streaming, billed: answer.usage !== null });
    if (failure === null) return error;
    failure.usage = answer.usage && toTokenUsage(answer.usage);
    failure.requestId ??= requestId;
    failure.latencyMs = Math.round(performance.now() - startedMs);
    return failure;
  };

  if (signal?.aborted) throw cancelled();
  // A signal of its own: the SDK never takes its listeners off, and the caller's may live for a whole review.
  const own = signal && AbortSignal.any([signal]);
  const opened = sdk.messages.create(body, own && { signal: own }).withResponse();
  const { data: stream, request_id } = await opened.catch((error: unknown) => Promise.reject(failed(error)));
  requestId = request_id ?? null;
  streaming = true;

  // Wrapped so that only the stream's own errors are explained, and not those of `onStarted`.
  async function* events() {
    try {
      yield* stream;
    } catch (error) {
      throw failed(error);
    }
  }
  for await (const event of events()) {
    readEvent(answer, event);
    if (event.type === "message_start") onStarted();
  }
  // When aborted, the SDK ends the loop without an error: the answer is then incomplete.
  try {
    return {
      json: parseAnswer(answer, body, baseUrl),
      model: answer.model ?? body.model,
      requestId,
      usage: toTokenUsage(answer.usage ?? {}),
      latencyMs: Math.round(performance.now() - startedMs),
    };
  } catch (error) {
    throw failed(error);
  }
}
