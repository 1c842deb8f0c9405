import type { MessageCreateParamsStreaming, TextBlockParam } from "@anthropic-ai/sdk/resources/messages";
import type { CompletionRequest } from "../../core/llm.ts";
import { chooseThinking } from "./choose-thinking.ts";

export interface RequestSettings {
  /** Life of the cached prefix. `1h` is written at a higher price and pays off only for batches. */
  cacheTtl: "5m" | "1h";
  /** Left to the model when undefined. */
  effort: "low" | "medium" | "high" | undefined;
}

const text = (value: string): TextBlockParam => ({ type: "text", text: value });

/**
 * One streaming Messages request. Everything before the instruction is byte-identical for requests with
 * equal model, system, context and schema, so the second one reads the cache that the first one wrote.
 */
export function buildRequest(request: CompletionRequest, settings: RequestSettings): MessageCreateParamsStreaming {
  const { model, system, context, instruction, schema, maxOutputTokens } = request;
  const thinking = chooseThinking(model);
  const cached: TextBlockParam = {
    ...text(context),
    cache_control: settings.cacheTtl === "5m" ? { type: "ephemeral" } : { type: "ephemeral", ttl: "1h" },
  };
  return {
    model,
    max_tokens: maxOutputTokens,
    stream: true,
    // The service refuses empty blocks.
    ...(system === "" ? {} : { system: [text(system)] }),
    messages: [{ role: "user", content: [...(context === "" ? [] : [cached]), text(instruction)] }],
    output_config: {
      format: { type: "json_schema", schema },
      ...(settings.effort === undefined ? {} : { effort: settings.effort }),
    },
    ...(thinking === undefined ? {} : { thinking }),
  };
}
