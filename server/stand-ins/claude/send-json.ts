import type { ServerResponse } from "node:http";
import type { Refusal } from "./refusal.ts";

/** Answers with JSON and the service's request id header. */
export function sendJson(
  response: ServerResponse,
  status: number,
  requestId: string,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", "request-id": requestId, ...headers });
  response.end(JSON.stringify(body));
}

/** Answers with an error in the service's shape. */
export function sendRefusal(response: ServerResponse, refusal: Refusal, requestId: string): void {
  const { status, type, message, retryAfterSeconds } = refusal;
  const headers: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) };
  sendJson(response, status, requestId, { type: "error", error: { type, message }, request_id: requestId }, headers);
}
