import type { ServerResponse } from "node:http";
import { checkRequest } from "./check-request.ts";
import { composeAnswer } from "./compose-answer.ts";
import type { Failure } from "./failure.ts";
import type { Judge, Quoting } from "./fill-schema.ts";
import { speakingMs, timeToFirstTokenMs, type Latency } from "./latency.ts";
import type { MessageRequest } from "./message-request.ts";
import type { StandInModel } from "./models.ts";
import type { InputUsage, PromptCache } from "./prompt-cache.ts";
import { readPrompt } from "./read-prompt.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { sendJson, sendRefusal } from "./send-json.ts";
import { streamAnswer } from "./stream-answer.ts";
import { wholeAnswer } from "./whole-answer.ts";

/** What a test can ask about one request afterwards. Times are `Date.now()`; null: did not happen. */
export interface MessageRecord {
  number: number;
  requestId: string;
  at: number;
  beganAt: number | null;
  doneAt: number | null;
  body: unknown;
  usage: (InputUsage & { output_tokens: number }) | null;
  status: number | null;
  /** The client went away before the end. */
  abandoned: boolean;
}

export interface MessageContext {
  cache: PromptCache;
  latency: Latency;
  fail: (request: { number: number; body: unknown }) => Failure | undefined;
  judge: Judge;
  inventEvery: number;
  quoting: Quoting | undefined;
  requests: MessageRecord[];
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Serves `POST /v1/messages`. */
export async function answerMessage(
  body: unknown,
  response: ServerResponse,
  requestId: string,
  context: MessageContext,
): Promise<void> {
  const record: MessageRecord = {
    number: context.requests.length,
    requestId,
    at: Date.now(),
    beganAt: null,
    doneAt: null,
    body,
    usage: null,
    status: null,
    abandoned: false,
  };
  context.requests.push(record);
  const refused = (refusal: Refusal) => {
    record.status = refusal.status;
    record.doneAt = Date.now();
    sendRefusal(response, refusal, requestId);
  };
  const checked = body === undefined ? { refusal: refuse(400, "the body is not valid JSON") } : checkRequest(body);
  if (checked.refusal !== null) return refused(checked.refusal);
  const failure = context.fail({ number: record.number, body });
  if (failure?.kind === "status") {
    return refused(refuse(failure.status, failure.message ?? "made to fail", failure.retryAfterSeconds));
  }
  if (failure?.kind === "cut" && failure.at === "connect") return void response.destroy();
  if (failure?.kind === "hang" && failure.at === "connect") return;
  const gone = new AbortController();
  response.once("close", () => {
    record.abandoned = record.doneAt === null;
    gone.abort();
  });
  try {
    await speak(
      { request: checked.request, model: checked.model, failure, response, record, gone: gone.signal },
      context,
    );
  } catch (error) {
    if (!gone.signal.aborted) throw error;
  }
}

interface Speech {
  request: MessageRequest;
  model: StandInModel;
  failure: Failure | undefined;
  response: ServerResponse;
  record: MessageRecord;
  gone: AbortSignal;
}

async function speak(speech: Speech, context: MessageContext): Promise<void> {
  const { request, model, failure, response, record, gone } = speech;
  const { cache, latency, judge, inventEvery, quoting, wait } = context;
  const looked = cache.lookUp(request, model);
  const answer = composeAnswer(request, { prompt: readPrompt(request), judge, inventEvery, quoting }, failure);
  await wait(timeToFirstTokenMs(latency, looked.usage), gone);
  looked.began();
  record.beganAt = Date.now();
  record.status = 200;
  record.usage = { ...looked.usage, output_tokens: answer.outputTokens };
  const message = {
    id: `msg_${record.requestId}`,
    type: "message",
    role: "assistant",
    model: request.model,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { ...looked.usage, output_tokens: 1, service_tier: "standard" },
  };
  const duration = speakingMs(latency, answer.outputTokens);
  if (request.stream !== true) {
    await wait(duration, gone);
    record.doneAt = Date.now();
    return sendJson(response, 200, record.requestId, { ...message, ...wholeAnswer(answer, record.usage) });
  }
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "request-id": record.requestId });
  const paced = (ms: number) => wait(ms, gone);
  if (await streamAnswer(response, { answer, message, failure, speakingMs: duration, wait: paced })) {
    record.doneAt = Date.now();
  }
}
