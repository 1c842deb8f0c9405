import type { ComposedAnswer } from "./compose-answer.ts";
import type { InputUsage } from "./prompt-cache.ts";

/** The parts of a message that are known at its end. */
export function wholeAnswer(
  { text, thinking, stopReason }: ComposedAnswer,
  usage: (InputUsage & { output_tokens: number }) | null,
) {
  const thought = thinking === null ? [] : [{ type: "thinking", thinking, signature: "c3RhbmQtaW4=" }];
  const said = text === "" ? [] : [{ type: "text", text, citations: null }];
  return { content: [...thought, ...said], stop_reason: stopReason, usage };
}
