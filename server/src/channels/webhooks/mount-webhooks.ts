import type { Hono } from "hono";
import type { Log } from "../../core/log.ts";
import { answerFailure } from "../http/answer-failure.ts";
import type { HttpContext, HttpEnv } from "../http/http-env.ts";
import { readRawBody } from "./read-raw-body.ts";

/** One outside service that may push to us. */
export interface WebhookDoor {
  /** The last part of its path: `POST /webhooks/<source>`. */
  source: string;
  /** A larger body is refused before it is read to its end. Default 5 MiB. */
  maxBytes?: number;
  /** Verifies and keeps one delivery. What it throws is answered as any other failure. */
  receive(raw: Uint8Array, headers: Headers): Promise<WebhookAnswer>;
}

export interface WebhookAnswer {
  status: 200 | 202 | 400 | 401 | 413 | 503;
  /** The answer itself; of a refusal only its `message` goes out, in the one form of errors. */
  body: Record<string, unknown>;
  /** Of a refusal, for the log only: nothing of the delivery's body in it. */
  reason?: string;
}

type Refusal = Exclude<WebhookAnswer["status"], 200 | 202> | 404 | 405;

const defaultMaxBytes = 5 * 1024 * 1024;
const retryAfterSeconds = 60;

const refusals = {
  400: { code: "invalid_input", message: "This is not a delivery that can be read." },
  401: { code: "unauthenticated", message: "The signature of this webhook is missing or wrong. The log says which." },
  404: { code: "not_found", message: "No webhook is received at this address." },
  405: { code: "invalid_input", message: "Webhooks are sent with POST." },
  413: { code: "invalid_input", message: "The body of this webhook is too large." },
  503: { code: "unavailable", message: "This webhook cannot be kept just now. Send it again in a minute." },
} as const;

/**
 * Receives webhooks. They come from outside under any Host name, through a tunnel or a proxy, and prove themselves
 * by their signature: mount this before what guards Host and Origin. Each refused one is one line in the log.
 */
export function mountWebhooks(app: Hono<HttpEnv>, doors: WebhookDoor[], log: Log): void {
  const doorOf = new Map(doors.map((door) => [door.source, door]));

  async function receive(context: HttpContext, source: string): Promise<Response> {
    const refuse = (status: Refusal, reason: string, message?: string): Response => {
      const requestId = context.get("requestId");
      log.warn({ source: source.slice(0, 50), status, reason, requestId }, "a webhook was refused");
      if (status === 503) context.header("Retry-After", String(retryAfterSeconds));
      // The rest of the body is not read: nothing else can follow on this connection.
      if (status === 413) context.header("Connection", "close");
      if (status === 405) context.header("Allow", "POST");
      const failure = { ...refusals[status], ...(message !== undefined && { message }), requestId };
      return answerFailure(context, failure, status);
    };
    const door = doorOf.get(source);
    if (!door) return refuse(404, "no such source");
    const request = context.req.raw;
    if (request.method !== "POST") return refuse(405, "not a POST");
    const maxBytes = door.maxBytes ?? defaultMaxBytes;
    const raw = await readRawBody(request, maxBytes).catch(() => "broken" as const);
    if (raw === "broken") return refuse(400, "the sender broke off");
    if (raw === null) return refuse(413, `larger than ${maxBytes} bytes`);
    const { status, body, reason } = await door.receive(raw, request.headers);
    if (status === 200 || status === 202) return context.json(body, status);
    const { message } = body;
    return refuse(status, reason ?? "no reason given", typeof message === "string" ? message : undefined);
  }

  for (const path of ["/webhooks/:source", "/webhooks/:source/"] as const) {
    app.all(path, (context) => receive(context, context.req.param("source")));
  }
}
