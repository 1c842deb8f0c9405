import { AttemptFailure } from "./attempt-failure.ts";
import { countTries } from "./count-tries.ts";
import type { Answer } from "./read-answer.ts";

/**
 * The JSON of an answer that came to its proper end.
 * @throws AttemptFailure saying why there is none: broken off, refused, cut short, or not JSON.
 */
export function parseAnswer(answer: Answer, asked: { model: string; max_tokens: number }, baseUrl: string): unknown {
  if (!answer.complete) {
    throw new AttemptFailure({
      failure: "unreachable",
      retry: "interrupted",
      explain: (tries) =>
        `The answer of ${new URL(baseUrl).host} broke off (${countTries(tries)}). Try again; if it stays, check the network and any proxy in between.`,
    });
  }
  switch (answer.stopReason) {
    case "refusal":
      throw final("refused", `${asked.model} declined to answer. Another model in COACHING_MODEL may answer.`);
    case "max_tokens":
      throw final(
        "truncated",
        `${asked.model} was cut off at ${asked.max_tokens} output tokens. Try again; if it stays, lower LONG_CALL_WINDOW_MINUTES.`,
      );
    case "model_context_window_exceeded":
      throw final(
        "truncated",
        `The call is longer than ${asked.model} can read at once. Lower LONG_CALL_MINUTES and LONG_CALL_WINDOW_MINUTES.`,
      );
    default:
  }
  try {
    return JSON.parse(answer.text);
  } catch {
    // No cause: a parse error quotes the answer, and the answer quotes the transcript.
    throw new AttemptFailure({
      failure: "malformed",
      retry: "malformed",
      explain: (tries) =>
        `${asked.model} answered with broken JSON (${countTries(tries)}). Try again; if it stays, choose another COACHING_MODEL.`,
    });
  }
}

function final(failure: "refused" | "truncated", message: string): AttemptFailure {
  return new AttemptFailure({ failure, retry: "never", explain: () => message });
}
