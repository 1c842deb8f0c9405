import type { RawMessageStreamEvent, StopReason } from "@anthropic-ai/sdk/resources/messages";
import { laterUsage, type BilledUsage } from "./to-token-usage.ts";

/** What one attempt has said so far; filled in place, so that a broken answer still tells what it cost. */
export interface Answer {
  /** Null until the answer begins: nothing was billed before. */
  usage: BilledUsage | null;
  model: string | null;
  text: string;
  stopReason: StopReason | null;
  complete: boolean;
}

export function emptyAnswer(): Answer {
  return { usage: null, model: null, text: "", stopReason: null, complete: false };
}

/** Adds one event. Thinking is billed but is no part of the text. Unknown events are left alone, as the service asks. */
export function readEvent(answer: Answer, event: RawMessageStreamEvent): void {
  switch (event.type) {
    case "message_start":
      answer.usage = event.message.usage;
      answer.model = event.message.model;
      break;
    case "content_block_start":
      if (event.content_block.type === "text") answer.text += event.content_block.text;
      break;
    case "content_block_delta":
      if (event.delta.type === "text_delta") answer.text += event.delta.text;
      break;
    case "message_delta":
      answer.usage = laterUsage(answer.usage ?? {}, event.usage);
      answer.stopReason = event.delta.stop_reason;
      break;
    case "message_stop":
      answer.complete = true;
      break;
    default:
  }
}
