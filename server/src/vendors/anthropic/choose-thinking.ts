import type { ThinkingConfigParam } from "@anthropic-ai/sdk/resources/messages";

const lowestThinking: { model: RegExp; thinking: ThinkingConfigParam }[] = [
  { model: /^claude-sonnet-5-5/, thinking: { type: "between_tools" } },
];

/**
 * The least thinking a model accepts: judging against written anchors gains little from more, and
 * thinking is billed as output. Undefined leaves the model's own default. Depends on the model alone,
 * because another value would invalidate the prompt cache.
 */
export function chooseThinking(model: string): ThinkingConfigParam | undefined {
  return lowestThinking.find((row) => row.model.test(model))?.thinking;
}
