import type { AttemptFailure, RetryKind } from "./attempt-failure.ts";

export interface RetryPolicy {
  /** Attempts in all, the first included. */
  maxAttempts: number;
  /** Attempts that may end in one kind of failure before it is final. */
  maxOfKind: Record<Exclude<RetryKind, "never">, number>;
  baseDelayMs: number;
  maxDelayMs: number;
  /** A longer wait than this is the caller's to take, not ours. */
  maxRetryAfterMs: number;
  /** All waits of one completion together. */
  maxTotalWaitMs: number;
}

/**
 * Ten attempts because a storm that turns away two of three requests still lets 98 % of completions
 * through (1 - (2/3)^10), where six let 91 % through and four dimensions of a call only 69 %. Kinds that
 * are billed on every try, or that no wait will mend soon, get fewer.
 */
export const defaultRetryPolicy: RetryPolicy = {
  maxAttempts: 10,
  maxOfKind: { busy: 10, offline: 4, interrupted: 4, malformed: 2 },
  baseDelayMs: 500,
  maxDelayMs: 8_000,
  maxRetryAfterMs: 60_000,
  maxTotalWaitMs: 180_000,
};

export interface RetryState {
  failure: AttemptFailure;
  attempts: number;
  /** Attempts that failed as this one did, it included. */
  sameKind: number;
  waitedMs: number;
}

/**
 * Milliseconds until the next try, or null when there is to be none. A wait the service asked for is
 * kept to and lengthened by a little jitter; otherwise exponential back-off with equal jitter (half
 * fixed, half random). `random` gives 0-1.
 */
export function nextDelay(policy: RetryPolicy, state: RetryState, random: () => number): number | null {
  const { failure, attempts, sameKind, waitedMs } = state;
  if (failure.retry === "never" || attempts >= policy.maxAttempts) return null;
  if (sameKind >= policy.maxOfKind[failure.retry]) return null;
  const stepMs = Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (sameKind - 1));
  if (failure.retryAfterMs !== null && failure.retryAfterMs > policy.maxRetryAfterMs) return null;
  const delayMs =
    failure.retryAfterMs === null
      ? stepMs / 2 + (random() * stepMs) / 2
      : failure.retryAfterMs + random() * Math.min(stepMs, 1_000);
  return waitedMs + delayMs > policy.maxTotalWaitMs ? null : delayMs;
}
