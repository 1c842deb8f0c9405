import type { ClaudeStandIn } from "./start-claude-stand-in.ts";

/** Sends one raw request, as no client would let us. Absent headers are sent right. */
export async function postMessage(
  standIn: Pick<ClaudeStandIn, "url" | "apiKey">,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: AnswerBody; headers: Headers }> {
  const response = await fetch(`${standIn.url}/v1/messages`, {
    method: "POST",
    headers: { "x-api-key": standIn.apiKey, "anthropic-version": "2023-06-01", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const json = response.headers.get("content-type")?.startsWith("application/json") === true;
  return {
    status: response.status,
    body: json ? JSON.parse(text) : { events: eventsOf(text) },
    headers: response.headers,
  };
}

export interface AnswerBody {
  content?: { type: string; text?: string }[];
  stop_reason?: string;
  usage?: Record<string, number>;
  error?: { type: string; message: string };
  events?: { type: string; [key: string]: unknown }[];
}

function eventsOf(text: string): AnswerBody["events"] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("data: "))
    .map((line) => JSON.parse(line.slice("data: ".length)));
}

/** A request that is accepted, with changes. */
export function messageBody(over: Record<string, unknown> = {}): Record<string, unknown> {
  return { model: "claude-sonnet-5-5", max_tokens: 1_000, messages: [{ role: "user", content: "Hello" }], ...over };
}

/** A strict object schema in which everything is required. */
export function strictObject(properties: Record<string, unknown>, over: Record<string, unknown> = {}) {
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false, ...over };
}

export function withSchema(schema: Record<string, unknown>, over: Record<string, unknown> = {}) {
  return messageBody({ output_config: { format: { type: "json_schema", schema } }, ...over });
}
