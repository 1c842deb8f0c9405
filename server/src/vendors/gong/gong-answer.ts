import { z } from "zod";
import { ToolError } from "../../core/errors.ts";
import { parseJsonKeepingIds } from "../../core/parse-json-keeping-ids.ts";

/** One answer, its body parsed with long ids kept. `body` is null when it was not JSON. */
export interface GongAnswer {
  status: number;
  body: unknown;
  requestId: string | null;
  /** Gong's own words: for telling cases apart and for the log, not for people. */
  errors: string[];
  /** From `Retry-After`; null when it is absent or unreadable. */
  retryAfterSeconds: number | null;
}

const ErrorBody = z.object({
  requestId: z.string().nullish().catch(null),
  errors: z.array(z.string()).nullish().catch(null),
});

export async function readAnswer(response: Response): Promise<GongAnswer> {
  const body = parse(await response.text());
  const { requestId, errors } = ErrorBody.catch({}).parse(body);
  return {
    status: response.status,
    body,
    requestId: requestId ?? null,
    errors: errors ?? [],
    retryAfterSeconds: readRetryAfter(response.headers.get("retry-after")),
  };
}

function parse(text: string): unknown {
  try {
    return parseJsonKeepingIds(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function readRetryAfter(header: string | null): number | null {
  if (header === null || header.trim() === "") return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, (date - Date.now()) / 1000);
}

/** An empty window and a key that may not see its calls are told apart from a wrong address by these words only. */
export function isEmptyWindow(answer: GongAnswer): boolean {
  return answer.status === 404 && answer.errors.some((text) => /no calls found corresponding/i.test(text));
}

export function isExpiredCursor(answer: GongAnswer): boolean {
  return isClientError(answer) && answer.errors.some((text) => /cursor has expired/i.test(text));
}

const isClientError = ({ status }: GongAnswer) => status >= 400 && status < 500;

/** What a log line and a cause may hold of an answer. */
export function describeAnswer({ status, requestId, errors }: GongAnswer): string {
  return `Gong answered ${status} (request ${requestId ?? "unknown"}): ${errors.join("; ").slice(0, 500)}`;
}

/** An answer that is 200 and still not what Gong sends. */
export function notGong(answer: GongAnswer, what: string): ToolError {
  return new ToolError(
    "unavailable",
    `The address in GONG_API_BASE_URL did not answer as Gong does (${what}). Check it: Gong shows the right one under Settings, API.`,
    { cause: new Error(describeAnswer(answer)), reason: "refused" },
  );
}
