import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Failure } from "../describe-failure.ts";
import type { HttpContext } from "./http-env.ts";

const statusOf: Record<Failure["code"], ContentfulStatusCode> = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
};

/** The one shape of an error over HTTP. `status` only where HTTP knows better than the code: 405 and 413. */
export function answerFailure(context: HttpContext, failure: Failure, status?: ContentfulStatusCode): Response {
  const { code, message, requestId, issues, retryAfterSeconds } = failure;
  if (code === "rate_limited") context.header("Retry-After", String(Math.max(1, Math.ceil(retryAfterSeconds ?? 1))));
  if (code === "unauthenticated") context.header("WWW-Authenticate", "Bearer");
  return context.json(
    { error: { code, message, request_id: requestId, ...(issues && { issues }) } },
    status ?? statusOf[code],
  );
}
