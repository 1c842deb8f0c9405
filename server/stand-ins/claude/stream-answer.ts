import type { ServerResponse } from "node:http";
import type { ComposedAnswer } from "./compose-answer.ts";
import type { Failure } from "./failure.ts";

export interface StreamedAnswer {
  answer: ComposedAnswer;
  /** The message as `message_start` shows it. */
  message: Record<string, unknown>;
  failure: Failure | undefined;
  speakingMs: number;
  wait: (ms: number) => Promise<void>;
}

const pieces = 20;

/**
 * Writes one answer as server-sent events, in the service's order. Resolves with false when a failure
 * stopped it before its end; a hang is left to the client.
 */
export async function streamAnswer(response: ServerResponse, streamed: StreamedAnswer): Promise<boolean> {
  const { answer, message, failure, speakingMs, wait } = streamed;
  const send = (type: string, fields: object = {}) =>
    response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`);
  const block = (index: number, start: object, deltas: object[]) => {
    send("content_block_start", { index, content_block: start });
    for (const delta of deltas) send("content_block_delta", { index, delta });
    send("content_block_stop", { index });
  };

  send("message_start", { message });
  send("ping");
  let index = 0;
  if (answer.thinking !== null) {
    block(index, { type: "thinking", thinking: "", signature: "" }, [
      { type: "thinking_delta", thinking: answer.thinking },
      { type: "signature_delta", signature: "c3RhbmQtaW4=" },
    ]);
    index += 1;
  }
  send("content_block_start", { index, content_block: { type: "text", text: "", citations: null } });
  const size = Math.max(1, Math.ceil(answer.text.length / pieces));
  const middle = Math.floor(answer.text.length / 2);
  for (let at = 0; at < answer.text.length; at += size) {
    if (at >= middle && (await stopHere(response, failure, send))) return false;
    await wait(speakingMs / pieces);
    send("content_block_delta", { index, delta: { type: "text_delta", text: answer.text.slice(at, at + size) } });
  }
  send("content_block_stop", { index });
  send("message_delta", {
    delta: { stop_reason: answer.stopReason, stop_sequence: null },
    usage: { output_tokens: answer.outputTokens },
  });
  send("message_stop");
  response.end();
  return true;
}

type Send = (type: string, fields?: object) => void;

async function stopHere(response: ServerResponse, failure: Failure | undefined, send: Send): Promise<boolean> {
  switch (failure?.kind) {
    case "error_event":
      send("error", { error: { type: failure.type ?? "overloaded_error", message: failure.message ?? "Overloaded" } });
      response.end();
      return true;
    case "cut":
      if (failure.at === "early_end") response.end();
      else await flushAndDestroy(response);
      return true;
    case "hang":
      return true;
    default:
      return false;
  }
}

/** What was written arrives before the connection goes, as it does when a line drops in the middle. */
async function flushAndDestroy(response: ServerResponse): Promise<void> {
  await new Promise<void>((resolve) => response.write(": \n", () => resolve()));
  await new Promise<void>((resolve) => setImmediate(resolve));
  response.destroy();
}
