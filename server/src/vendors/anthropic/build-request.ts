import type {
  MessageCreateParamsNonStreaming,
  MessageCreateParamsStreaming,
  TextBlockParam,
} from "@anthropic-ai/sdk/resources/messages";
import type { CompletionRequest } from "../../core/llm.ts";
import { chooseThinking } from "./choose-thinking.ts";

export interface RequestSettings {
  /** Life of the cached prefix where a request does not say. `1h` is written at a higher price. */
  cacheTtl: "5m" | "1h";
  /** Left to the model when undefined. */
  effort: "low" | "medium" | "high" | undefined;
}

const text = (value: string): TextBlockParam => ({ type: "text", text: value });

const cacheControl = {
  "5m": { type: "ephemeral" },
  "1h": { type: "ephemeral", ttl: "1h" },
} as const;

/** One streaming Messages request: the same as in a batch, and streamed. */
export function buildRequest(request: CompletionRequest, settings: RequestSettings): MessageCreateParamsStreaming {
  return { ...buildBatchedRequest(request, settings), stream: true };
}

/**
 * One Messages request as it stands in a batch. Everything before the instruction is byte-identical for requests
 * with equal model, system, context and schema, whatever the life of their cache, so the second one reads the cache
 * that the first one wrote.
 */
export function buildBatchedRequest(
  request: CompletionRequest,
  settings: RequestSettings,
): MessageCreateParamsNonStreaming {
  const { model, system, context, instruction, schema, maxOutputTokens } = request;
  const thinking = chooseThinking(model);
  const lifetime = request.cacheLifetime ?? settings.cacheTtl;
  const shared: TextBlockParam = {
    ...text(context),
    ...(lifetime === "none" ? {} : { cache_control: cacheControl[lifetime] }),
  };
  return {
    model,
    max_tokens: maxOutputTokens,
    // The service refuses empty blocks.
    ...(system === "" ? {} : { system: [text(system)] }),
    messages: [{ role: "user", content: [...(context === "" ? [] : [shared]), text(instruction)] }],
    output_config: {
      format: { type: "json_schema", schema },
      ...(settings.effort === undefined ? {} : { effort: settings.effort }),
    },
    ...(thinking === undefined ? {} : { thinking }),
  };
}
