import { ModelError } from "../../../core/llm.ts";
import { AttemptFailure, type RetryKind } from "../attempt-failure.ts";
import { explainFailure } from "../explain-failure.ts";
import { nextDelay } from "../next-delay.ts";
import type { BatchContext } from "./batch-context.ts";

interface BatchQuestion<Answer> {
  /** Says what was asked for, in the log. */
  asked: string;
  /** To be given a signal of its own each time: the SDK never takes its listeners off. */
  send: (own: { signal: AbortSignal }) => Promise<Answer>;
  /** What the key is used for: the model, or batches as such. */
  about: string;
  /** What 404 means here. */
  notFound: string;
  /** False where a repeat could do the same thing twice: then only what the service surely turned away is repeated. */
  repeatable: boolean;
  signal: AbortSignal;
}

/** Answers of a service or a proxy in between that has no such endpoint. */
const absent = new Set([404, 405, 501]);
const turnedAway = new Set([429, 529]);

/** One request about a batch, with the waits and retries of a completion. @throws ModelError */
export async function askBatches<Answer>(question: BatchQuestion<Answer>, context: BatchContext): Promise<Answer> {
  const { send, asked, signal } = question;
  context.assertSendable();
  const kinds = new Map<RetryKind, number>();
  let waitedMs = 0;
  for (let attempts = 1; ; attempts += 1) {
    try {
      signal.throwIfAborted();
      return await send({ signal: AbortSignal.any([signal]) });
    } catch (error) {
      if (signal.aborted) throw new ModelError("cancelled", "The request to Claude was cancelled.");
      const failure = explain(error, question, context);
      if (failure === null) throw error;
      const sameKind = (kinds.get(failure.retry) ?? 0) + 1;
      kinds.set(failure.retry, sameKind);
      const delayMs = mayRepeat(error, failure, question)
        ? nextDelay(context.policy, { failure, attempts, sameKind, waitedMs }, context.random)
        : null;
      const { failure: outcome, status, requestId, cause } = failure;
      context.log.warn({ asked, attempt: attempts, status, outcome, requestId }, "Claude did not take a batch request");
      if (delayMs === null) throw new ModelError(outcome, failure.explain(attempts), { cause, requestId });
      waitedMs += delayMs;
      await context.wait(delayMs, signal).catch((reason: unknown) => {
        if (!signal.aborted) throw reason;
      });
    }
  }
}

function explain(
  error: unknown,
  { about, notFound }: Pick<BatchQuestion<unknown>, "about" | "notFound">,
  { apiKey, baseUrl }: BatchContext,
): AttemptFailure | null {
  const failure =
    error instanceof AttemptFailure
      ? error
      : explainFailure(error, { model: about, baseUrl, apiKey, streaming: false, billed: false });
  if (failure === null) return null;
  const { status, requestId, cause } = failure;
  const final = (message: string) =>
    new AttemptFailure({
      failure: "bad_request",
      retry: "never",
      status,
      requestId,
      cause,
      explain: () => message,
    });
  if (status !== null && absent.has(status)) return final(`${notFound} (${status}).`);
  if (status === 413) return final("The batch is larger than Claude accepts (413). Put fewer calls into one batch.");
  return failure;
}

function mayRepeat(
  error: unknown,
  { status }: AttemptFailure,
  { repeatable }: Pick<BatchQuestion<unknown>, "repeatable">,
): boolean {
  if (repeatable) return true;
  return status === null ? neverSent(error) : turnedAway.has(status);
}

/** True when no connection was made at all. */
function neverSent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const refused = "code" in error && /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/.test(String(error.code));
  return refused || neverSent(error.cause);
}
