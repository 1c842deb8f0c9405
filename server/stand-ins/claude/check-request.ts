import { checkSchema } from "./check-schema.ts";
import { blocksOf, MessageRequest, type Block } from "./message-request.ts";
import { models, type StandInModel } from "./models.ts";
import { refuse, type Refusal } from "./refusal.ts";

const maxBreakpoints = 4;

export type Checked = { refusal: Refusal } | { refusal: null; request: MessageRequest; model: StandInModel };

/** Everything the service refuses about a request before it thinks, in one place. */
export function checkRequest(body: unknown): Checked {
  const parsed = MessageRequest.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = issue === undefined || issue.path.length === 0 ? "request" : issue.path.join(".");
    return { refusal: refuse(400, `${path}: ${describe(issue?.message ?? "invalid")}`) };
  }
  const request = parsed.data;
  const model = models.find(({ id }) => id === request.model);
  if (model === undefined) return { refusal: refuse(404, `model: ${request.model}`) };
  const problem = [samplingProblem, thinkingProblem, cacheProblem, contentProblem, warmUpProblem]
    .map((find) => find(request, model))
    .find((found) => found !== null);
  if (problem) return { refusal: refuse(400, problem) };
  const schema = request.output_config?.format?.schema;
  const refusal = schema === undefined ? null : checkSchema(schema);
  return refusal === null ? { refusal, request, model } : { refusal };
}

function describe(message: string): string {
  return message.startsWith("Invalid input: expected") && message.endsWith("undefined") ? "Field required" : message;
}

function samplingProblem(request: MessageRequest, model: StandInModel): string | null {
  if (!model.fixedSampling) return null;
  const { temperature, top_p, top_k, tool_choice } = request;
  if (temperature !== undefined && temperature !== 1) return "temperature is not supported by this model";
  if (top_p !== undefined && top_p !== 1) return "top_p is not supported by this model";
  if (top_k !== undefined) return "top_k is not supported by this model";
  if (tool_choice?.type === "any" || tool_choice?.type === "tool")
    return "tool_choice forces a tool, which this model does not support";
  return null;
}

function thinkingProblem({ thinking, max_tokens }: MessageRequest, model: StandInModel): string | null {
  if (thinking === undefined) return null;
  if (!model.thinking.includes(thinking.type))
    return `thinking.type: '${thinking.type}' is not supported by this model`;
  if (thinking.type !== "enabled") return null;
  const budget = thinking.budget_tokens ?? 0;
  return budget >= 1024 && budget < max_tokens
    ? null
    : "thinking.budget_tokens: must be at least 1024 and less than max_tokens";
}

function cacheProblem(request: MessageRequest): string | null {
  const controls = [...(request.tools ?? []), ...blocksOf(request), request].flatMap(
    (part) => part.cache_control ?? [],
  );
  if (controls.length > maxBreakpoints) {
    return `a maximum of ${maxBreakpoints} blocks with cache_control may be provided, found ${controls.length}`;
  }
  const firstShort = controls.findIndex((control) => control.ttl !== "1h");
  const lastLong = controls.findLastIndex((control) => control.ttl === "1h");
  return firstShort !== -1 && firstShort < lastLong
    ? "a ttl='1h' cache_control must not come after a ttl='5m' one"
    : null;
}

function contentProblem(request: MessageRequest): string | null {
  const blocks = blocksOf(request);
  if (blocks.some((block) => block.type === "text" && (block.text ?? "") === ""))
    return "text content blocks must be non-empty";
  return request.output_config?.format && blocks.some(cites)
    ? "citations cannot be used with output_config.format"
    : null;
}

function cites({ citations }: Block): boolean {
  return typeof citations === "object" && citations !== null && "enabled" in citations && citations.enabled === true;
}

function warmUpProblem(request: MessageRequest): string | null {
  if (request.max_tokens > 0) return null;
  return request.stream || request.output_config?.format
    ? "max_tokens: 0 cannot be used with streaming or output_config.format"
    : null;
}
