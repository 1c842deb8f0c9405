import type Anthropic from "@anthropic-ai/sdk";
import type PQueue from "p-queue";
import pRetry from "p-retry";
import { ModelError, type BilledAttempt, type Completion, type CompletionRequest } from "../../core/llm.ts";
import type { Log } from "../../core/log.ts";
import { AttemptFailure, type RetryKind } from "./attempt-failure.ts";
import { buildRequest, type RequestSettings } from "./build-request.ts";
import { nextDelay, type RetryPolicy } from "./next-delay.ts";
import { runAttempt } from "./run-attempt.ts";
import { takeTurn } from "./take-turn.ts";

export interface CompleteContext {
  sdk: Anthropic;
  apiKey: string;
  baseUrl: string;
  queue: PQueue;
  log: Log;
  policy: RetryPolicy;
  settings: RequestSettings;
  wait: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  random: () => number;
}

/**
 * One completion over as many attempts as the policy allows. A place in the queue is held while a
 * request runs and not while it waits for its next try. @throws ModelError
 */
export async function complete(request: CompletionRequest, context: CompleteContext): Promise<Completion> {
  const { log, policy } = context;
  const { model, signal } = request;
  const body = buildRequest(request, context.settings);
  const billed: BilledAttempt[] = [];
  const kinds = new Map<RetryKind, number>();
  let waitedMs = 0;
  let announced = false;
  const onStarted = () => {
    if (announced) return;
    announced = true;
    request.onStarted?.();
  };

  async function attempt(number: number): Promise<Completion> {
    const completion = await takeTurn(context.queue, signal, () => runAttempt({ ...context, body, signal, onStarted }));
    const { requestId, latencyMs, usage } = completion;
    log.info({ model, requestId, attempt: number, latencyMs, usage }, "Claude answered");
    return billed.length === 0 ? completion : { ...completion, earlierAttempts: billed };
  }

  async function waitOrGiveUp(failure: AttemptFailure, attempts: number): Promise<void> {
    const sameKind = (kinds.get(failure.retry) ?? 0) + 1;
    kinds.set(failure.retry, sameKind);
    const delayMs = nextDelay(policy, { failure, attempts, sameKind, waitedMs }, context.random);
    const { failure: outcome, status, requestId, usage, latencyMs } = failure;
    const nextTryMs = delayMs === null ? null : Math.round(delayMs);
    log.warn({ model, requestId, attempt: attempts, status, outcome, usage, nextTryMs }, "Claude did not answer");
    if (delayMs === null) {
      const { cause } = failure;
      throw new ModelError(outcome, failure.explain(attempts), { cause, usage, requestId, earlierAttempts: billed });
    }
    if (usage !== null) billed.push({ requestId, usage, failure: outcome, latencyMs });
    waitedMs += delayMs;
    await context.wait(delayMs, signal);
  }

  try {
    return await pRetry(attempt, {
      // The policy counts and waits: the service says how long, which p-retry cannot be told.
      retries: Number.POSITIVE_INFINITY,
      minTimeout: 0,
      onFailedAttempt: async ({ error, attemptNumber }) => {
        if (!(error instanceof AttemptFailure)) throw error;
        await waitOrGiveUp(error, attemptNumber);
      },
    });
  } catch (error) {
    const cancelled = signal?.aborted === true || (error instanceof ModelError && error.failure === "cancelled");
    if (!cancelled) throw error;
    const last = error instanceof ModelError ? error : null;
    throw new ModelError("cancelled", "The request to Claude was cancelled.", {
      usage: last?.usage ?? null,
      requestId: last?.requestId ?? null,
      earlierAttempts: billed,
    });
  }
}
