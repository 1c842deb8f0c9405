import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { RawCallPair } from "../../src/coaching/calls/call-archive.ts";
import { createGongAnswers, type GongQuestion, type GongUser } from "./answer-gong-request.ts";
import { type GongReply, refuse } from "./gong-pages.ts";
import { type GongFailure, type GongSwitches, quietSwitches } from "./gong-switches.ts";
import { writeGongBody } from "./write-gong-body.ts";

export interface GongStandInOptions {
  calls: RawCallPair[];
  /** Default none. */
  users?: GongUser[];
  accessKey?: string;
  secret?: string;
  /** Default 3; Infinity for no limit. */
  requestsPerSecond?: number;
  /** Default no limit. */
  requestsPerDay?: number;
  /** Default 100. */
  pageSize?: number;
  switches?: Partial<GongSwitches>;
}

export interface SeenRequest {
  /** Of this process, as `performance.now()` gives it. */
  atMs: number;
  method: string;
  /** With the query. */
  url: string;
  body: unknown;
  status: number;
}

export interface GongStandIn {
  /** Without `/v2`. */
  url: string;
  accessKey: string;
  secret: string;
  switches: GongSwitches;
  requests: SeenRequest[];
  close(): Promise<void>;
}

/** Gong's API on a loopback port, over calls that are given: for tests and benchmarks only. */
export async function startGongStandIn(options: GongStandInOptions): Promise<GongStandIn> {
  const { accessKey = "test-access-key", secret = "test-secret", requestsPerSecond = 3, pageSize = 100 } = options;
  const { calls, users = [], requestsPerDay = Number.POSITIVE_INFINITY } = options;
  const switches: GongSwitches = { ...quietSwitches, ...options.switches, failures: options.switches?.failures ?? [] };
  const answer = createGongAnswers({ calls, users }, pageSize, switches);
  const authorization = `Basic ${Buffer.from(`${accessKey}:${secret}`).toString("base64")}`;
  const requests: SeenRequest[] = [];
  let recentMs: number[] = [];
  let usedToday = 0;

  function reply(request: IncomingMessage, question: GongQuestion | null): GongReply | GongFailure {
    if (request.headers.authorization !== authorization) {
      const status = question?.path === "/v2/users" ? 403 : 401;
      return refuse(status, "Failed to authenticate the user");
    }
    const nowMs = performance.now();
    recentMs = recentMs.filter((atMs) => nowMs - atMs < 1000);
    if (recentMs.length >= requestsPerSecond) return { status: 429, retryAfterSeconds: 1 };
    if (usedToday >= requestsPerDay) return { status: 429, retryAfterSeconds: secondsToMidnight() };
    recentMs.push(nowMs);
    usedToday += 1;
    if (switches.forbidden) return refuse(403, "The key lacks the required permission");
    return switches.failures.shift() ?? (question ? answer(question) : refuse(400, "Malformed JSON"));
  }

  const server = createServer((request, response) => {
    // A request that breaks off while it is read has nobody left to answer.
    serve(request, response).catch(() => response.destroy());
  });
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const atMs = performance.now();
    const text = await readText(request);
    const question = readQuestion(request, text);
    const outcome = reply(request, question);
    const { method = "", url = "" } = request;
    const status = typeof outcome === "string" ? 0 : outcome.status;
    requests.push({ atMs, method, url, body: question?.body ?? text, status });
    if (switches.latencyMs > 0) await sleep(switches.latencyMs);
    send(response, outcome, switches);
  }

  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    accessKey,
    secret,
    switches,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/** Until the day ends in UTC. */
function secondsToMidnight(): number {
  return 86_400 - Math.floor((Date.now() / 1000) % 86_400);
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Null when the body is not JSON. */
function readQuestion(request: IncomingMessage, text: string): GongQuestion | null {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://gong");
  try {
    const body = text === "" ? {} : (JSON.parse(text) as GongQuestion["body"]);
    return { method: request.method ?? "GET", path: pathname, query: searchParams, body };
  } catch {
    return null;
  }
}

function send(response: ServerResponse, outcome: GongReply | GongFailure, switches: GongSwitches): void {
  if (outcome === "hang") return;
  if (outcome === "disconnect") {
    response.destroy();
    return;
  }
  if (outcome === "web page") {
    response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Sign in</title>");
    return;
  }
  const isReply = "body" in outcome;
  const { body } = isReply ? outcome : refuse(outcome.status, ...(outcome.errors ?? [defaultText(outcome.status)]));
  const retryAfter = isReply ? undefined : outcome.retryAfterSeconds;
  response
    .writeHead(outcome.status, {
      "content-type": "application/json",
      ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
    })
    .end(writeGongBody(body, switches));
}

function defaultText(status: number): string {
  return status === 429 ? "API rate limit exceeded" : "Something went wrong";
}
