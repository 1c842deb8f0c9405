import { z } from "zod";

const CacheControl = z.strictObject({ type: z.literal("ephemeral"), ttl: z.enum(["5m", "1h"]).optional() });

/** Any content block. Only text is understood; other kinds count by their JSON. */
const Block = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  cache_control: CacheControl.nullish(),
  citations: z.unknown().optional(),
});
export type Block = z.output<typeof Block>;

const thinkingTypes = ["adaptive", "enabled", "disabled", "between_tools"] as const;
export type ThinkingType = (typeof thinkingTypes)[number];

/** The body of `POST /v1/messages`: unknown top-level keys are refused, as the service does. */
export const MessageRequest = z.strictObject({
  model: z.string(),
  max_tokens: z.int().min(0),
  messages: z
    .array(
      z.looseObject({ role: z.enum(["user", "assistant", "system"]), content: z.union([z.string(), z.array(Block)]) }),
    )
    .min(1),
  system: z.union([z.string(), z.array(Block)]).optional(),
  stream: z.boolean().optional(),
  temperature: z.number().optional(),
  top_p: z.number().optional(),
  top_k: z.number().optional(),
  stop_sequences: z.array(z.string()).optional(),
  tools: z.array(z.looseObject({ cache_control: CacheControl.nullish() })).optional(),
  tool_choice: z.looseObject({ type: z.enum(["auto", "any", "tool", "none"]) }).optional(),
  thinking: z.looseObject({ type: z.enum(thinkingTypes), budget_tokens: z.number().optional() }).optional(),
  output_config: z
    .strictObject({
      effort: z.enum(["low", "medium", "high", "xhigh", "max"]).nullish(),
      format: z.strictObject({ type: z.literal("json_schema"), schema: z.record(z.string(), z.unknown()) }).nullish(),
    })
    .optional(),
  cache_control: CacheControl.nullish(),
  metadata: z.record(z.string(), z.unknown()).optional(),
  service_tier: z.enum(["auto", "standard_only"]).optional(),
});
export type MessageRequest = z.output<typeof MessageRequest>;

/** System and message content in prompt order; a plain string is one block. */
export function blocksOf(request: MessageRequest): Block[] {
  const list = (content: string | Block[]): Block[] =>
    typeof content === "string" ? [{ type: "text", text: content }] : content;
  return [...list(request.system ?? []), ...request.messages.flatMap((message) => list(message.content))];
}
