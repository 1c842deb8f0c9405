import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { answerMessage, type MessageContext, type MessageRecord } from "./answer-message.ts";
import type { BatchOptions, BatchRecord } from "./batch-record.ts";
import { checkHeaders } from "./check-headers.ts";
import { checkRequest } from "./check-request.ts";
import { countTokens } from "./count-tokens.ts";
import type { Failure } from "./failure.ts";
import { judgeByHash, type Judge, type Quoting } from "./fill-schema.ts";
import { noLatency, realisticLatency, type Latency } from "./latency.ts";
import { blocksOf } from "./message-request.ts";
import { models } from "./models.ts";
import { createPromptCache } from "./prompt-cache.ts";
import { readBody } from "./read-body.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { sendJson, sendRefusal } from "./send-json.ts";
import { createBatchServer } from "./serve-batches.ts";

export interface ClaudeStandInOptions {
  apiKey?: string;
  /** Default `none`. */
  latency?: "none" | "realistic" | Latency;
  /** Asked for every well-formed message request, counted from 0 in order of arrival. */
  fail?: (request: { number: number; body: unknown }) => Failure | undefined;
  /** Levels of criteria; by default fixed by criterion and call. */
  judge?: Judge;
  /** Every n-th quote of an answer is invented. Default 0: none. */
  inventEvery?: number;
  /** Default: two whole sentences wherever quotes are asked for. */
  quoting?: Quoting;
  maxRequestBytes?: number;
  /** Clock of the prompt cache and of batches, in milliseconds. */
  now?: () => number;
  /** Message Batches; false answers 404, as a proxy does that does not know them. */
  batches?: false | BatchOptions;
}

export interface ClaudeStandIn {
  url: string;
  apiKey: string;
  /** Every `POST /v1/messages` that was read, refused ones included, in order of arrival. */
  requests: MessageRecord[];
  /** Every batch that was taken, in order of arrival. */
  batches: BatchRecord[];
  close(): Promise<void>;
}

/**
 * A Messages API on loopback that refuses what the real one refuses, caches as it caches and counts as it
 * counts. For tests and benchmarks: the product reaches it only through a base URL it is given.
 */
export async function startClaudeStandIn(options: ClaudeStandInOptions = {}): Promise<ClaudeStandIn> {
  const apiKey = options.apiKey ?? "sk-ant-stand-in";
  const latency = latencyOf(options.latency ?? "none");
  const requests: MessageRecord[] = [];
  const context: MessageContext = {
    cache: createPromptCache(options.now ?? Date.now),
    latency,
    fail: options.fail ?? (() => undefined),
    judge: options.judge ?? judgeByHash,
    inventEvery: options.inventEvery ?? 0,
    quoting: options.quoting,
    requests,
    // Zero means no timer at all, so that tests do not pay for one a chunk.
    wait: async (ms, signal) => {
      if (ms > 0) await sleep(ms, undefined, { signal });
    },
  };
  const batchServer = createBatchServer(options.batches ?? {}, { ...context, now: options.now ?? Date.now });
  let served = 0;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    served += 1;
    const requestId = `req_stand_in_${String(served).padStart(6, "0")}`;
    const refused = (refusal: Refusal) => sendRefusal(response, refusal, requestId);
    const path = new URL(request.url ?? "/", "http://stand-in").pathname;
    const route = `${request.method} ${path}`;

    const header = checkHeaders(request.headers, apiKey);
    if (header !== null) return refused(header);
    if (route === "GET /v1/models") return sendJson(response, 200, requestId, modelList());
    if (request.method === "GET" && path.startsWith("/v1/models/")) {
      const id = decodeURIComponent(path.slice("/v1/models/".length));
      const info = modelList().data.find((model) => model.id === id);
      return info === undefined ? refused(refuse(404, `model: ${id}`)) : sendJson(response, 200, requestId, info);
    }
    if (path === "/v1/messages/batches" || path.startsWith("/v1/messages/batches/")) {
      const raw = await readBody(request, options.maxRequestBytes ?? 256 * 1024 * 1024);
      if (raw === null) return refused(refuse(413, "Request exceeds the maximum size"));
      const asked = { method: request.method ?? "", path, body: parseJson(raw) };
      return batchServer.serve(asked, response, requestId);
    }
    if (route !== "POST /v1/messages" && route !== "POST /v1/messages/count_tokens") {
      return refused(refuse(404, "Not found"));
    }
    const raw = await readBody(request, options.maxRequestBytes ?? 32 * 1024 * 1024);
    if (raw === null) return refused(refuse(413, "Request exceeds the maximum size"));
    const body = parseJson(raw);
    if (route === "POST /v1/messages") return answerMessage(body, response, requestId, context);
    const checked = checkRequest({ max_tokens: 1, ...(typeof body === "object" ? body : {}) });
    if (checked.refusal !== null) return refused(checked.refusal);
    const texts = blocksOf(checked.request).map((block) => countTokens(block.text ?? JSON.stringify(block)));
    sendJson(response, 200, requestId, { input_tokens: texts.reduce((sum, tokens) => sum + tokens, 0) });
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    apiKey,
    requests,
    batches: batchServer.batches,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function latencyOf(latency: "none" | "realistic" | Latency): Latency {
  if (latency === "none") return noLatency;
  return latency === "realistic" ? realisticLatency : latency;
}

function modelList() {
  const data = models.map(({ id, displayName }) => ({
    type: "model",
    id,
    display_name: displayName,
    created_at: "2026-08-01T00:00:00Z",
  }));
  return { data, has_more: false, first_id: data[0]?.id ?? null, last_id: data.at(-1)?.id ?? null };
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
