import { countTokens } from "./count-tokens.ts";
import type { Failure } from "./failure.ts";
import { fillSchema, type FillOptions } from "./fill-schema.ts";
import type { MessageRequest } from "./message-request.ts";

export interface ComposedAnswer {
  text: string;
  /** Present for models that think by default: billed, and no part of the text. */
  thinking: string | null;
  stopReason: "end_turn" | "max_tokens" | "refusal";
  outputTokens: number;
}

/** What the model says to one request, cut at `max_tokens`. */
export function composeAnswer(
  request: MessageRequest,
  options: FillOptions,
  failure: Failure | undefined,
): ComposedAnswer {
  const schema = request.output_config?.format?.schema;
  const whole = schema === undefined ? "A short answer." : JSON.stringify(fillSchema(schema, options));
  const thinking = ["adaptive", "enabled"].includes(request.thinking?.type ?? "") ? "Reading the call twice." : null;
  const thoughtTokens = countTokens(thinking ?? "");
  const answer = (text: string, stopReason: ComposedAnswer["stopReason"]): ComposedAnswer => ({
    text,
    thinking,
    stopReason,
    outputTokens: thoughtTokens + countTokens(text),
  });
  switch (failure?.kind) {
    case "refusal":
      return answer("", "refusal");
    case "truncated":
      return answer(whole.slice(0, Math.floor(whole.length / 2)), "max_tokens");
    case "malformed":
      return answer(`${whole.slice(0, -1)},,`, "end_turn");
    default:
  }
  const full = answer(whole, "end_turn");
  if (full.outputTokens <= request.max_tokens) return full;
  const cut = whole.slice(0, Math.floor(Math.max(0, request.max_tokens - thoughtTokens) * 3.2));
  return { ...answer(cut, "max_tokens"), outputTokens: request.max_tokens };
}
