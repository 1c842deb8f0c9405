import pRetry from "p-retry";
import { ToolError } from "../../core/errors.ts";
import { limitSpent } from "../../core/limit-spent.ts";
import type { Log } from "../../core/log.ts";
import { explainRefusal } from "./explain-refusal.ts";
import { describeAnswer, type GongAnswer, isEmptyWindow, isExpiredCursor, notGong, readAnswer } from "./gong-answer.ts";
import { limiterFor } from "./limiter.ts";
import { normalizeBaseUrl } from "./normalize-base-url.ts";

export interface GongTransportOptions {
  /** With or without `/v2` and a slash at the end. */
  baseUrl: string;
  accessKey: string;
  secret: string;
  log: Log;
  /** Of this process; default 3, which is Gong's limit for a company. Not used with `pace`. */
  requestsPerSecond?: number;
  /**
   * Waits for one request's turn among all processes. Rejects with the signal's reason when it is aborted.
   * @throws ToolError `limit_spent` when the turn is too far away to wait for.
   */
  pace?: (signal: AbortSignal) => Promise<void>;
  /** Makes every process wait for as long as Gong asked. */
  holdBack?: (seconds: number) => Promise<void>;
  /** For one attempt; default 30 s. */
  timeoutMs?: number;
  /** The first pause before another attempt, doubled each time; default 500 ms. */
  retryDelayMs?: number;
}

export interface GongRequest {
  method: "GET" | "POST";
  /** Under `/v2`, with a leading slash. */
  path: string;
  query?: Record<string, string>;
  body?: Record<string, unknown>;
  /** Default 5. */
  attempts?: number;
  signal: AbortSignal;
}

/**
 * Sends one request within the limit and resolves with an answer of status 200, an empty window (404), or an
 * expired cursor. Asks again after 429, 5xx and network failures.
 * @throws ToolError for everything else; the signal's reason when it is aborted.
 */
export type GongTransport = (request: GongRequest) => Promise<GongAnswer>;

const defaultAttempts = 5;
/** A longer `Retry-After` means that the day's requests are spent: waiting is for the caller to decide. */
const longestWaitSeconds = 60;

class Retryable extends Error {
  readonly answer: GongAnswer | null;
  constructor(message: string, answer: GongAnswer | null, cause?: unknown) {
    super(message, { cause });
    this.answer = answer;
  }
}

export function createGongTransport(options: GongTransportOptions): GongTransport {
  const { accessKey, secret, log, requestsPerSecond = 3, timeoutMs = 30_000, retryDelayMs = 500, pace } = options;
  const baseUrl = normalizeBaseUrl(options.baseUrl);
  const limiter = limiterFor(baseUrl, accessKey, requestsPerSecond);
  const holdBack = options.holdBack ?? (async (seconds: number) => limiter.holdBack(seconds));
  const authorization = `Basic ${Buffer.from(`${accessKey}:${secret}`).toString("base64")}`;

  async function exchange({ method, path, query, body, signal }: GongRequest): Promise<GongAnswer> {
    const search = query ? `?${new URLSearchParams(query).toString()}` : "";
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(`${baseUrl}${path}${search}`, {
        method,
        headers: { authorization, accept: "application/json", ...(body && { "content-type": "application/json" }) },
        body: body ? JSON.stringify(body) : null,
        redirect: "manual",
        signal: AbortSignal.any([signal, timeout]),
      });
      return await readAnswer(response);
    } catch (cause) {
      signal.throwIfAborted();
      throw new Retryable(timeout.aborted ? `no answer within ${timeoutMs / 1000} s` : "no connection", null, cause);
    }
  }

  async function exchangeInTurn(request: GongRequest): Promise<GongAnswer> {
    if (pace) {
      await pace(request.signal);
      return exchange(request);
    }
    const heldBack = limiter.heldBackSeconds();
    if (heldBack > longestWaitSeconds) throw limitSpent("Gong", heldBack);
    return limiter.run(() => exchange(request), request.signal);
  }

  async function attempt(request: GongRequest): Promise<GongAnswer> {
    const answer = await exchangeInTurn(request);
    if (answer.status === 200) {
      if (answer.body === null) throw notGong(answer, "not JSON");
      return answer;
    }
    if (isEmptyWindow(answer) || isExpiredCursor(answer)) return answer;
    if (answer.status !== 429 && answer.status < 500) throw explainRefusal(answer, request.path);
    if (answer.retryAfterSeconds !== null) {
      await holdBack(answer.retryAfterSeconds);
      if (answer.retryAfterSeconds > longestWaitSeconds) {
        throw limitSpent("Gong", answer.retryAfterSeconds, new Error(describeAnswer(answer)));
      }
    }
    throw new Retryable(describeAnswer(answer), answer);
  }

  return async (given) => {
    const { attempts = defaultAttempts } = given;
    given.signal.throwIfAborted();
    // Of its own: many requests wait on one signal, and each would add its listeners to it.
    const request = { ...given, signal: AbortSignal.any([given.signal]) };
    try {
      return await pRetry(() => attempt(request), {
        retries: attempts - 1,
        minTimeout: retryDelayMs,
        randomize: true,
        signal: request.signal,
        shouldRetry: ({ error }) => error instanceof Retryable,
        onFailedAttempt({ error, attemptNumber }) {
          if (!(error instanceof Retryable)) return;
          const { status = null, requestId = null } = error.answer ?? {};
          log.warn({ path: request.path, status, requestId, attempt: attemptNumber }, "Gong did not answer as hoped");
        },
      });
    } catch (error) {
      request.signal.throwIfAborted();
      throw error instanceof Retryable ? gaveUp(error, attempts) : error;
    }
  };
}

function gaveUp(error: Retryable, attempts: number): ToolError {
  const { answer } = error;
  if (answer === null) {
    const text = `Gong cannot be reached (${error.message}, ${attempts} attempts). Check GONG_API_BASE_URL and the network, then try again.`;
    return new ToolError("unavailable", text, { cause: error, reason: "unreachable" });
  }
  const what = answer.status === 429 ? "Gong's request limit is reached" : `Gong is not working (${answer.status})`;
  const retryAfterSeconds = Math.ceil(answer.retryAfterSeconds ?? 60);
  return new ToolError("unavailable", `${what}, also after ${attempts} attempts. Try again in a minute.`, {
    cause: error,
    retryAfterSeconds,
    reason: answer.status === 429 ? "limit_spent" : "unreachable",
  });
}
